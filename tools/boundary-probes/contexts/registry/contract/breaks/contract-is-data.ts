import '../../../../packages/platform/src/index.ts'
