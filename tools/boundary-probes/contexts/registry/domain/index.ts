import { level } from '../../../packages/kernel/src/index.ts'

export const lowest = level
