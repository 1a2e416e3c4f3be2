import 'vite'
