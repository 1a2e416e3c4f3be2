import { GetSitting } from '@lingjiang/assessment/contract'
import { call, type ReplyOf } from '@lingjiang/ui'

export { GetSitting }
export type ReplyTo<C extends typeof GetSitting> = ReplyOf<C>

export function askSitting(token: string): Promise<ReplyOf<typeof GetSitting>> {
  return call(GetSitting, { bearer: token })
}
