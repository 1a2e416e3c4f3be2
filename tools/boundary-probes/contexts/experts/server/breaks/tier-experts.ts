import '../../../registry/contract/index.ts'
