import '../../../../contexts/identity/contract/index.ts'
