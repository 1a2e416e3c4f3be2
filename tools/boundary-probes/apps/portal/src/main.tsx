import { statuses } from '../../../contexts/registry/contract/index.ts'

export const shown = statuses
