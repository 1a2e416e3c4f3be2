import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Instant } from '@lingjiang/kernel'
import type { Vault } from '@lingjiang/platform'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Opened once a vault: the token is checked with every answer. */
const keys = new WeakMap<Vault, string>()

function sign(vault: Vault, text: string): Buffer {
  const key = keys.get(vault) ?? vault.secret('exam-token', () => randomBytes(32).toString('hex'))
  keys.set(vault, key)
  return createHmac('sha256', key).update(text).digest()
}

/** A token of one sitting, good until a moment. It is checked without the database, which has enough to do on the day. */
export function examToken(vault: Vault, sittingId: string, until: Instant): string {
  const text = `${sittingId}~${Date.parse(until)}`
  return `${text}~${sign(vault, text).toString('base64url')}`
}

/** From outside: treat as hostile. @returns the sitting of a token that is ours and not over */
export function readExamToken(vault: Vault, token: string | undefined, now: Instant): string | undefined {
  const [sittingId = '', until = '', signature = ''] = (token ?? '').split('~')
  if (!UUID.test(sittingId) || !/^\d{13}$/.test(until)) return undefined
  const [given, right] = [Buffer.from(signature, 'base64url'), sign(vault, `${sittingId}~${until}`)]
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
  return Number(until) > Date.parse(now) ? sittingId : undefined
}
