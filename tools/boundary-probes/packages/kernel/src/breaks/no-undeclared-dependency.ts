import 'postgres'
