import { connect } from '../../../packages/platform/src/database/sql.ts'

export const findAccount = (url: string) => connect(url)
