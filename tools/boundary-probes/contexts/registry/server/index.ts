import { findAccount } from '../../identity/server/index.ts'
import { statuses } from '../contract/index.ts'

export const find = () => [findAccount, statuses]
