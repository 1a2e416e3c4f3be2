import { roles } from '../../identity/contract/index.ts'
import { lowest } from '../domain/index.ts'

export const statuses = [lowest, ...roles]
