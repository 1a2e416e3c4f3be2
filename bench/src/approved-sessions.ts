import { randomUUID } from 'node:crypto'
import { sessionStore } from '@lingjiang/assessment/server'
import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { personStore } from '@lingjiang/identity/server'
import { addDays, dayOf, type Instant } from '@lingjiang/kernel'
import { type Sql, transactAsSystem } from '@lingjiang/platform'
import type { App } from '@lingjiang/server'

const AUDIENCE = 'public' as const
const COMMON = { occupationCode: '6-31-01-03', occupationName: '电工', workType: null, level: '4', audience: AUDIENCE }
const REGION = '440106'

/** Sessions of filed organisations, everybody's result approved: what stands before certificates are issued. @returns the sessions' ids */
export async function approvedSessions(
  app: App,
  owner: Sql,
  wanted: { readonly sessions: number; readonly candidates: number; readonly organisations: number },
): Promise<readonly string[]> {
  const now = app.services.clock.now()
  const organisations: string[] = []
  for (let i = 0; i < wanted.organisations; i += 1) organisations.push(await fileOrganisation(owner, i, now))
  const sessions: string[] = []
  for (let i = 0; i < wanted.sessions; i += 1) {
    const organisationId = organisations[i % organisations.length] ?? ''
    const sessionId = await holdSession(app, organisationId, wanted.candidates, now)
    await approveResults(app, owner, { sessionId, organisationId, first: i * wanted.candidates, ...wanted }, now)
    sessions.push(sessionId)
  }
  return sessions
}

async function fileOrganisation(owner: Sql, index: number, now: Instant): Promise<string> {
  const [id, filingId] = [randomUUID(), randomUUID()]
  const kind = 'training-and-assessment-org'
  const year = Number(dayOf(now).slice(0, 4))
  const validFrom = `${year - 1}-01-01`
  const code = `S0000440010${String(index).padStart(2, '0')}`
  await owner`insert into registry.organisation ${owner({
    ...{ id, creditCode: `9144030070846113${String(10 + index)}`, name: `示例评价中心${index}`, legalForm: 'company' },
    ...{
      representative: '某某',
      regionCode: REGION,
      address: '天河路 1 号',
      mainBusiness: '评价',
      contactName: '某某',
    },
    ...{ phoneSealed: Buffer.alloc(1), phoneMasked: '*', synthetic: true, createdAt: now, changedAt: now },
  })}`
  await owner`insert into registry.filing ${owner({
    ...{ id: filingId, organisationId: id, regionCode: REGION, kind, state: 'filed' },
    ...{ letterNumber: `粤技服备〔${year - 1}〕${index}号`, decidedOn: validFrom, createdAt: now, changedAt: now },
  })}`
  const { occupationCode, occupationName, level } = COMMON
  await owner`insert into registry.filing_item (id, filing_id, occupation_code, occupation_name, levels, audience)
    values (${randomUUID()}, ${filingId}, ${occupationCode}, ${occupationName}, ${[level]}::text[], ${AUDIENCE})`
  await owner`insert into registry.catalogue_entry ${owner({
    ...{ id: randomUUID(), filingId, organisationId: id, organisationCode: code, kind, status: 'listed' },
    ...{ validFrom, validTo: `${year + 2}-12-31` },
  })}`
  return id
}

async function holdSession(app: App, organisationId: string, capacity: number, now: Instant): Promise<string> {
  const [sessionId, planId] = [randomUUID(), randomUUID()]
  const common = { organisationId, regionCode: REGION, createdAt: now }
  const day = dayOf(now)
  await transactAsSystem(app.services.db, 'bench', async (tx) => {
    await sessionStore.insertPlan(tx, {
      ...{ ...common, ...COMMON, id: planId, organisationName: '示例评价中心', normId: null, normTitle: null },
      createdBy: null,
    })
    await sessionStore.insert(tx, {
      ...{ ...common, id: sessionId, planId, siteId: randomUUID(), siteName: '基准考点', siteAddress: '天河路 1 号' },
      ...{ siteSerial: '000001', siteLongitude: 113.3, siteLatitude: 23.1, state: 'approved', kind: 'regular' },
      ...{ methods: ['computer-exam'], feeFen: 0, capacity, firstDay: day, lastDay: day, notice: '' },
      ...{ registrationOpensOn: addDays(day, -30), registrationClosesOn: addDays(day, -20) },
    })
  })
  return sessionId
}

async function approveResults(
  app: App,
  owner: Sql,
  session: {
    readonly sessionId: string
    readonly organisationId: string
    readonly first: number
    readonly candidates: number
  },
  now: Instant,
): Promise<void> {
  const people = Array.from({ length: session.candidates }, (_, i) => syntheticPerson('bench', session.first + i))
  const persons = await transactAsSystem(app.services.db, 'bench', (tx) =>
    personStore.ensure(
      tx,
      app.services.vault,
      people.map((one) => ({ ...one, sex: null, bornOn: null, synthetic: true })),
      now,
    ),
  )
  const ids = persons.map(() => randomUUID())
  await owner`
    insert into assessment.registration (id, number, session_id, organisation_id, region_code, person_id, candidate_name, document_type,
      document_masked, phone_masked, kind, source, alternative, claim, evaluation, warnings, state, parameter_versions, submitted_at, changed_at)
    select n.id, 'B' || lpad((${session.first}::bigint + n.at)::text, 9, '0'), ${session.sessionId}, ${session.organisationId}, ${REGION}, n.person_id, n.name,
      'resident-id', '*', '*', 'regular', 'import', '4a', '{}', '{}', '[]', 'admitted', '{}', ${now}::timestamptz, ${now}::timestamptz
    from unnest(${ids}::uuid[], ${persons.map((one) => one.id)}::uuid[], ${people.map((one) => one.name)}::text[])
      with ordinality as n (id, person_id, name, at)`
  await owner`
    insert into assessment.result (registration_id, session_id, organisation_id, region_code, person_id, version, outcome, scores, approved_at,
      changed_at)
    select n.id, ${session.sessionId}, ${session.organisationId}, ${REGION}, n.person_id, 1, 'passed',
      ${'[{"subject":"theory","tenths":800,"absent":false},{"subject":"practical","tenths":750,"absent":false}]'}::text::jsonb,
      ${now}::timestamptz, ${now}::timestamptz
    from unnest(${ids}::uuid[], ${persons.map((one) => one.id)}::uuid[]) as n (id, person_id)`
}
