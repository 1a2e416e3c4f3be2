import '../../../assessment/contract/index.ts'
