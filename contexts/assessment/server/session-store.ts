import type { Sql, Tx } from '@lingjiang/platform/sql'
import type { AssessmentMethod, DutyRole, Subject } from '../contract/index.ts'

/** A session with the plan it belongs to. */
export type Session = {
  readonly id: string
  readonly planId: string
  readonly planNumber: string | null
  readonly organisationId: string
  readonly organisationName: string
  /** County of the exam site (九位 for towns of Dongguan and Zhongshan). */
  readonly regionCode: string
  readonly siteId: string
  readonly siteName: string
  readonly siteAddress: string
  readonly siteSerial: string | null
  /** WGS-84. */
  readonly siteLongitude: number | null
  readonly siteLatitude: number | null
  readonly state: string
  readonly kind: 'regular' | 'resit'
  readonly occupationCode: string
  readonly occupationName: string
  readonly workType: string | null
  readonly level: string
  readonly normId: string | null
  readonly normTitle: string | null
  readonly audience: 'own-staff' | 'own-students' | 'public'
  readonly methods: readonly AssessmentMethod[]
  readonly feeFen: number
  readonly capacity: number
  readonly taken: number
  readonly firstDay: string
  readonly lastDay: string
  readonly registrationOpensOn: string
  readonly registrationClosesOn: string
  readonly notice: string
  readonly version: number
  readonly filedAt: string | null
  readonly publishedAt: string | null
  readonly frozenAt: string | null
  readonly createdAt: string
  readonly changedAt: string
}

export type Slot = {
  readonly id: string
  readonly sessionId: string
  readonly subject: Subject
  readonly roomId: string
  readonly roomName: string
  readonly startsAt: string
  readonly endsAt: string
  readonly seats: number
}

export type Duty = {
  readonly id: string
  readonly sessionId: string
  readonly slotId: string
  readonly role: DutyRole
  readonly personId: string
  readonly name: string
  readonly examinerId: string | null
  readonly grade: string | null
  readonly cardNumber: string | null
}

export type NewPlan = Pick<
  Session,
  | 'organisationId'
  | 'organisationName'
  | 'regionCode'
  | 'occupationCode'
  | 'occupationName'
  | 'workType'
  | 'level'
  | 'normId'
  | 'normTitle'
  | 'audience'
> & { readonly id: string; readonly createdBy: string | null; readonly createdAt: string }

export type NewSession = Pick<
  Session,
  | 'id'
  | 'planId'
  | 'organisationId'
  | 'regionCode'
  | 'siteId'
  | 'siteName'
  | 'siteAddress'
  | 'siteSerial'
  | 'siteLongitude'
  | 'siteLatitude'
  | 'state'
  | 'kind'
  | 'methods'
  | 'feeFen'
  | 'capacity'
  | 'firstDay'
  | 'lastDay'
  | 'registrationOpensOn'
  | 'registrationClosesOn'
  | 'notice'
  | 'createdAt'
>

/** The session's columns with those of its plan, for `from assessment.session s join assessment.plan p on p.id = s.plan_id`. */
export function sessionColumns(db: Sql | Tx) {
  return db`s.id, s.plan_id, p.number as plan_number, s.organisation_id, p.organisation_name, s.region_code, s.site_id, s.site_name, s.site_address,
    s.site_serial, s.site_longitude, s.site_latitude, s.state, s.kind, p.occupation_code, p.occupation_name, p.work_type, p.level, p.norm_id, p.norm_title, p.audience, s.methods,
    s.fee_fen, s.capacity, s.taken, s.first_day, s.last_day, s.registration_opens_on, s.registration_closes_on, s.notice, s.version,
    s.filed_at, s.published_at, s.frozen_at, s.created_at, s.changed_at`
}

export const sessionStore = {
  async find(tx: Tx, id: string): Promise<Session | undefined> {
    const [row] = await tx<Session[]>`
      select ${sessionColumns(tx)} from assessment.session s join assessment.plan p on p.id = s.plan_id where s.id = ${id}`
    return row
  },

  async findMany(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Session>> {
    if (ids.length === 0) return new Map()
    const rows = await tx<Session[]>`
      select ${sessionColumns(tx)} from assessment.session s join assessment.plan p on p.id = s.plan_id where s.id in ${tx([...ids])}`
    return new Map(rows.map((row) => [row.id, row]))
  },

  /** Like find, and holds the session until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<Session | undefined> {
    const [row] = await tx<Session[]>`
      select ${sessionColumns(tx)} from assessment.session s join assessment.plan p on p.id = s.plan_id where s.id = ${id} for update of s`
    return row
  },

  async insertPlan(tx: Tx, plan: NewPlan): Promise<void> {
    await tx`insert into assessment.plan ${tx(plan as never)}`
  },

  async insert(tx: Tx, session: NewSession): Promise<void> {
    await tx`insert into assessment.session ${tx({ ...session, methods: [...session.methods], changedAt: session.createdAt } as never)}`
  },

  async updatePlan(tx: Tx, id: string, plan: Omit<NewPlan, 'id' | 'createdBy' | 'createdAt'>): Promise<void> {
    await tx`update assessment.plan set ${tx(plan as never)} where id = ${id}`
  },

  /** Changes what is planned. @returns the new version, or undefined when somebody else was first */
  async update(
    tx: Tx,
    id: string,
    expectedVersion: number,
    change: Partial<Omit<NewSession, 'id' | 'planId' | 'createdAt'>>,
    now: string,
  ): Promise<number | undefined> {
    const [row] = await tx<{ version: number }[]>`
      update assessment.session set ${tx({ ...change, ...(change.methods ? { methods: [...change.methods] } : {}), changedAt: now } as never)},
        version = version + 1 where id = ${id} and version = ${expectedVersion} returning version`
    return row?.version
  },

  /** Mirrors the state of the case on the session, with the moments that belong to it. */
  async noteState(
    tx: Tx,
    id: string,
    state: string,
    now: string,
    moments: { readonly filedAt?: string; readonly publishedAt?: string; readonly frozenAt?: string } = {},
  ): Promise<void> {
    await tx`update assessment.session set ${tx({ state, changedAt: now, ...moments } as never)}, version = version + 1 where id = ${id}`
  },

  /** Sessions still open after the last day of registration. */
  async listOverdueOpen(tx: Tx, today: string): Promise<readonly string[]> {
    const rows = await tx<{ id: string }[]>`
      select id from assessment.session where state = 'open' and registration_closes_on < ${today} order by registration_closes_on, id`
    return rows.map((row) => row.id)
  },

  /** Gives the plan its number when it has none. */
  async numberPlan(tx: Tx, planId: string, number: string): Promise<void> {
    await tx`update assessment.plan set number = ${number} where id = ${planId} and number is null`
  },

  /** Takes the next numbers of a series; two transactions never get the same. @returns the first of `count` */
  async takeNumbers(tx: Tx, series: string, count = 1): Promise<number> {
    const [row] = await tx<{ last: number }[]>`
      insert into assessment.number_series (series, last) values (${series}, ${count})
      on conflict (series) do update set last = assessment.number_series.last + ${count} returning last`
    return (row?.last ?? count) - count + 1
  },

  /** Takes (or with a negative count gives back) places. @returns the places taken now, undefined when there are not that many */
  async movePlaces(tx: Tx, id: string, places: number): Promise<number | undefined> {
    const [row] = await tx<{ taken: number | null }[]>`select assessment.move_places(${id}, ${places}) as taken`
    return row?.taken ?? undefined
  },
}
