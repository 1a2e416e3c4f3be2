import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Sql, Tx } from '@lingjiang/platform/sql'
import { SESSION_HOURS } from '../domain/index.ts'

const SIGN_IN_STEP_MINUTES = 10
/** Somebody may have to find and install an authenticator first. */
const ACTIVATION_MINUTES = 30

export type SessionState = 'totp-required' | 'activation-required' | 'choose-mandate' | 'signed-in'

function minutesOf(state: SessionState): number {
  if (state === 'totp-required') return SIGN_IN_STEP_MINUTES
  return state === 'activation-required' ? ACTIVATION_MINUTES : SESSION_HOURS * 60
}
export type Session = {
  readonly id: string
  readonly csrfToken: string
  readonly accountId: string
  readonly mandateId: string | null
  readonly state: SessionState
  readonly attempts: number
}
export type OpenSession = {
  readonly id: string
  readonly device: string
  readonly createdAt: string
  readonly lastSeenAt: string
  readonly current: boolean
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

const hashToken = (token: string) => createHash('sha256').update(token).digest()

export const sessionStore = {
  async create(
    tx: Tx,
    opened: { readonly accountId: string; readonly device: string; readonly idleMinutes: number },
    state: SessionState,
    now: string,
  ): Promise<{ token: string; csrfToken: string; id: string }> {
    const token = randomBytes(32).toString('base64url')
    const csrfToken = randomBytes(24).toString('base64url')
    const id = randomUUID()
    const minutes = minutesOf(state)
    const expiresAt = new Date(Date.parse(now) + minutes * 60_000)
    await tx`insert into identity.session ${tx({
      id,
      tokenHash: hashToken(token),
      csrfToken,
      ...opened,
      state,
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
    })}`
    return { token, csrfToken, id }
  },

  async findOpen(tx: Tx, token: string, now: string): Promise<Session | undefined> {
    const [row] = await tx<Session[]>`
      select id, csrf_token, account_id, mandate_id, state, attempts from identity.session
      where token_hash = ${hashToken(token)} and ended_at is null and expires_at > ${now}
        and last_seen_at + make_interval(mins => idle_minutes) > ${now} for update`
    return row
  },

  async noteWrongCode(tx: Tx, id: string, most: number): Promise<void> {
    await tx`update identity.session set attempts = attempts + 1, ended_at = case when attempts + 1 >= ${most} then now() end where id = ${id}`
  },

  /**
   * Moves on to the next step; a passed one-time code gives a new token, so that a token known before is worth nothing. However often the
   * role is changed, the session ends by its opening.
   */
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
      last_seen_at = ${now}, expires_at = created_at + make_interval(mins => ${minutesOf(state)}) where id = ${id}`
    return { token, csrfToken }
  },

  async end(tx: Tx, token: string, now: string): Promise<string | undefined> {
    const [row] = await tx<{ accountId: string }[]>`
      update identity.session set ended_at = ${now} where token_hash = ${hashToken(token)} and ended_at is null returning account_id`
    return row?.accountId
  },

  async endOne(tx: Tx, accountId: string, id: string, now: string): Promise<boolean> {
    const rows = await tx`update identity.session set ended_at = ${now}
      where id = ${id} and account_id = ${accountId} and ended_at is null and expires_at > ${now} returning id`
    return rows.length === 1
  },

  /** Where an account is signed in, the latest used first; `token` marks the one that asks. */
  async listOpen(tx: Tx, accountId: string, token: string, now: string): Promise<readonly OpenSession[]> {
    return tx<OpenSession[]>`
      select id, device, created_at, last_seen_at, token_hash = ${hashToken(token)} as current from identity.session
      where account_id = ${accountId} and ended_at is null and expires_at > ${now} and state in ('signed-in', 'choose-mandate')
        and last_seen_at + make_interval(mins => idle_minutes) > ${now}
      order by current desc, last_seen_at desc limit 100`
  },

  async touch(db: Sql, token: string, now: string): Promise<void> {
    await db`select identity.touch_session(${hashToken(token)}, ${now})`
  },

  async endAll(tx: Tx, accountId: string, now: string): Promise<number> {
    const rows =
      await tx`update identity.session set ended_at = ${now} where account_id = ${accountId} and ended_at is null returning id`
    return rows.length
  },

  /** @returns how many were ended */
  async endOthers(tx: Tx, accountId: string, keptId: string, now: string): Promise<number> {
    const rows = await tx`update identity.session set ended_at = ${now}
      where account_id = ${accountId} and id <> ${keptId} and ended_at is null and expires_at > ${now} returning id`
    return rows.length
  },

  async read(db: Sql, token: string, now: string): Promise<ReadSession | undefined> {
    const [row] = await db<ReadSession[]>`select * from identity.read_session(${hashToken(token)}, ${now})`
    return row
  },
}
