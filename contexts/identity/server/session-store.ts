import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Sql, Tx } from '@lingjiang/platform/sql'

/** An officer's day; a session ends at the latest then. */
const SESSION_HOURS = 12
const SIGN_IN_STEP_MINUTES = 10

export type SessionState = 'totp-required' | 'choose-mandate' | 'signed-in'
export type Session = {
  readonly id: string
  readonly csrfToken: string
  readonly accountId: string
  readonly mandateId: string | null
  readonly state: SessionState
  readonly attempts: number
}
export type ReadSession = {
  readonly sessionId: string
  readonly csrfToken: string
  readonly state: SessionState
  readonly lastSeenAt: string
  readonly accountId: string
  readonly personId: string | null
  readonly mandateId: string | null
  readonly role: string | null
  readonly regionCodes: readonly string[] | null
  readonly organisationId: string | null
  readonly delegatedBy: string | null
}

export const hashToken = (token: string) => createHash('sha256').update(token).digest()

export const sessionStore = {
  async create(
    tx: Tx,
    accountId: string,
    state: SessionState,
    now: string,
  ): Promise<{ token: string; csrfToken: string; id: string }> {
    const token = randomBytes(32).toString('base64url')
    const csrfToken = randomBytes(24).toString('base64url')
    const id = randomUUID()
    const minutes = state === 'totp-required' ? SIGN_IN_STEP_MINUTES : SESSION_HOURS * 60
    await tx`insert into identity.session (id, token_hash, csrf_token, account_id, state, created_at, last_seen_at, expires_at)
      values (${id}, ${hashToken(token)}, ${csrfToken}, ${accountId}, ${state}, ${now}, ${now}, ${new Date(Date.parse(now) + minutes * 60_000)})`
    return { token, csrfToken, id }
  },

  async findOpen(tx: Tx, token: string, now: string): Promise<Session | undefined> {
    const [row] = await tx<Session[]>`
      select id, csrf_token, account_id, mandate_id, state, attempts from identity.session
      where token_hash = ${hashToken(token)} and ended_at is null and expires_at > ${now} for update`
    return row
  },

  async noteWrongCode(tx: Tx, id: string, most: number): Promise<void> {
    await tx`update identity.session set attempts = attempts + 1, ended_at = case when attempts + 1 >= ${most} then now() end where id = ${id}`
  },

  /** Moves on to the next step; a passed one-time code gives a new token, so that a token known before is worth nothing. */
  async renew(
    tx: Tx,
    id: string,
    state: SessionState,
    mandateId: string | null,
    now: string,
  ): Promise<{ token: string; csrfToken: string }> {
    const token = randomBytes(32).toString('base64url')
    const csrfToken = randomBytes(24).toString('base64url')
    await tx`update identity.session set token_hash = ${hashToken(token)}, csrf_token = ${csrfToken}, state = ${state}, mandate_id = ${mandateId},
      last_seen_at = ${now}, expires_at = greatest(expires_at, ${new Date(Date.parse(now) + SESSION_HOURS * 3600_000)}) where id = ${id}`
    return { token, csrfToken }
  },

  async end(tx: Tx, token: string, now: string): Promise<string | undefined> {
    const [row] = await tx<{ accountId: string }[]>`
      update identity.session set ended_at = ${now} where token_hash = ${hashToken(token)} and ended_at is null returning account_id`
    return row?.accountId
  },

  async endAll(tx: Tx, accountId: string, now: string): Promise<number> {
    const rows =
      await tx`update identity.session set ended_at = ${now} where account_id = ${accountId} and ended_at is null returning id`
    return rows.length
  },

  async read(db: Sql, token: string, now: string): Promise<ReadSession | undefined> {
    const [row] = await db<ReadSession[]>`select * from identity.read_session(${hashToken(token)}, ${now})`
    return row
  },
}
