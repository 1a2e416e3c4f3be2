import type { AccountActor, RegionCode, Role } from '@lingjiang/kernel'
import { type InProcessClient, inProcessClient } from '@lingjiang/platform'
import type { Sql } from '@lingjiang/platform/sql'
import { type App, createApp } from '@lingjiang/server'
import { pino } from 'pino'
import { ActingSessions } from '../src/demo/builder.ts'

export type Desk = { readonly login: string; readonly role: Role; readonly client: InProcessClient }
type Row = {
  readonly login: string
  readonly accountId: string
  readonly mandateId: string
  readonly role: Role
  readonly regions: readonly RegionCode[]
  readonly organisationId: string | null
  readonly personId: string | null
}

/** The system over an opened province, and every account of it at its desk; signing in has tests of its own. */
export async function atTheirDesks(
  owner: Sql,
  options: Pick<Parameters<typeof createApp>[0], 'databaseUrl' | 'dataDir' | 'clock'>,
): Promise<{ readonly app: App; readonly desks: readonly Desk[]; readonly anybody: InProcessClient }> {
  const sessions = new ActingSessions()
  const app = await createApp({
    ...options,
    publicUrl: 'http://localhost:8080',
    sessions,
    log: pino({ level: 'silent' }),
    poolSize: 2,
  })
  const rows = await owner<Row[]>`
    select a.login_label as login, a.id as account_id, m.id as mandate_id, m.role, m.region_codes as regions, m.organisation_id, a.person_id
    from identity.account a join identity.mandate m on m.account_id = a.id order by a.login_label`
  const desks = rows.map(({ login, organisationId, personId, ...who }) => {
    const actor: AccountActor = {
      kind: 'account',
      ...who,
      ...(organisationId ? { organisationId } : {}),
      ...(personId ? { personId } : {}),
    }
    return { login, role: who.role, client: inProcessClient(app.http, sessions.sessionOf(actor)) }
  })
  return { app, desks, anybody: inProcessClient(app.http, undefined) }
}
