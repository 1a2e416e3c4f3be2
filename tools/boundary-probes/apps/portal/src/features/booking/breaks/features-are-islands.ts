import '../../search/index.ts'
