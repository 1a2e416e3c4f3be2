import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Instant, Role } from '@lingjiang/kernel'
import type { Sql } from '@lingjiang/platform/sql'

export type TestMandate = {
  readonly role: Role
  readonly regions?: readonly string[]
  readonly organisationId?: string
  readonly organisationName?: string
  readonly personId?: string
}

export type TestSession = {
  readonly token: string
  readonly csrfToken: string
  readonly accountId: string
  readonly mandateId: string
}

/** Writes an account, its mandate and a signed-in session straight into the database: the steps of signing in have tests of their own. */
export async function openSession(owner: Sql, mandate: TestMandate, now: Instant): Promise<TestSession> {
  const [accountId, mandateId, token, csrfToken] = [
    randomUUID(),
    randomUUID(),
    randomBytes(32).toString('base64url'),
    randomBytes(24).toString('base64url'),
  ]
  const existing = mandate.personId
    ? await owner<{ id: string }[]>`select id from identity.account where person_id = ${mandate.personId}`
    : []
  const account = existing[0]?.id ?? accountId
  if (!existing.length)
    await owner`insert into identity.account (id, login_label, login_index, display_name, password_hash, person_id, created_at)
      values (${account}, ${`test-${accountId}`}, ${randomBytes(32)}, ${mandate.role}, '-', ${mandate.personId ?? null}, ${now})`
  await owner`insert into identity.mandate (id, account_id, role, region_codes, organisation_id, organisation_name, valid_from, granted_at)
    values (${mandateId}, ${account}, ${mandate.role}, ${[...(mandate.regions ?? [])]}, ${mandate.organisationId ?? null}, ${mandate.organisationName ?? null}, '2020-01-01', ${now})`
  await owner`insert into identity.session (id, token_hash, csrf_token, account_id, mandate_id, state, idle_minutes, created_at, last_seen_at, expires_at)
    values (${randomUUID()}, ${createHash('sha256').update(token).digest()}, ${csrfToken}, ${account}, ${mandateId}, 'signed-in', 1000000, ${now}, ${now}, ${new Date(Date.parse(now) + 400 * 86_400_000)})`
  return { token, csrfToken, accountId: account, mandateId }
}

export { probeProcess } from './probe-process.ts'
