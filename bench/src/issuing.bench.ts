import { randomUUID } from 'node:crypto'
import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { type IssuingGroup, issueGroup } from '@lingjiang/credentials/server'
import { plainDate } from '@lingjiang/kernel'
import { appendOutbox, caseEvents, connect, eventOf, transactAsSystem } from '@lingjiang/platform'
import type { App } from '@lingjiang/server'
import { approvedSessions } from './approved-sessions.ts'
import type { Report } from './measurement.ts'
import { openApp, openProvince } from './province.ts'

export const name = 'issuing'

const CERTIFICATES = Number(process.env.BENCH_ISSUES ?? 40_000)
const STORED = Math.min(CERTIFICATES, 10_000)
const GROUP = 500
const A_SESSION = 2000

/** From approved results to certificates: the whole job, session after session; and what its inner part, the storing of groups, can do alone. */
export async function run(report: Report): Promise<void> {
  const province = await openProvince()
  const app = await openApp(province)
  const owner = connect(province.databaseUrl, { max: 4, name: 'bench-owner' })
  try {
    const sessions = await approvedSessions(app, owner, {
      sessions: Math.ceil(CERTIFICATES / A_SESSION),
      candidates: Math.min(A_SESSION, CERTIFICATES),
      organisations: 10,
    })
    await owner`vacuum analyze`
    const count = sessions.length * Math.min(A_SESSION, CERTIFICATES)
    const seconds = await issueAll(app, sessions)
    await mustBeSound(owner, count)
    report({
      metric: `${count} certificates issued from approved results by the job, each with its log receipt`,
      value: seconds,
      unit: 's',
      target: '≤ 30 s now, 15 s the goal',
    })
    report({ metric: 'certificates issued end to end', value: count / seconds, unit: '/s' })
    report({
      metric: 'certificates stored with their leaves',
      value: STORED / (await storeGroups(app)),
      unit: '/s',
      target: '≥ 3,000/s',
    })
  } finally {
    await owner.end({ timeout: 5 })
    await app.close()
    await province.close()
  }
}

/** As after the action `issue` of organisations: the event opens each issue, its job issues. */
async function issueAll(app: App, sessions: readonly string[]): Promise<number> {
  const start = performance.now()
  await transactAsSystem(app.services.db, 'bench', (tx) =>
    appendOutbox(
      tx,
      sessions.map((subjectId) =>
        eventOf(caseEvents, 'case-moved', {
          ...{ caseId: randomUUID(), process: 'assessment.session', from: 'approved', to: 'issued', subjectId },
        }),
      ),
      app.services.clock.now(),
    ),
  )
  await app.settle()
  return (performance.now() - start) / 1000
}

/** Every certificate has its own leaf, proof and published row, and its number without a gap. */
async function mustBeSound(owner: ReturnType<typeof connect>, count: number): Promise<void> {
  const [sound] = await owner`
    select count(*)::integer as n, count(distinct p.leaf_index)::integer as leaves from credentials.certificate c
    join credentials.proof p on p.certificate_id = c.id join register.leaf l on l.index = p.leaf_index and l.subject = c.digest
    join credentials_pub.certificate b on b.number = c.number and b.digest = c.digest`
  const [gapless] = await owner`
    select bool_and(last = n) as yes from (select max(right(number, 6))::integer as last, count(*) as n from credentials.certificate group by left(number, 16)) s`
  if (sound?.n !== count || sound.leaves !== count || !gapless?.yes)
    throw new Error(`${count} were to be issued: ${JSON.stringify({ ...sound, ...gapless })}`)
}

const group = (n: number): IssuingGroup => ({
  sessionId: randomUUID(),
  organisation: {
    id: randomUUID(),
    code: `S0000440000${String(n % 40).padStart(2, '0')}`,
    name: '示例评价中心',
    uscc: '91440300708461136T',
    kind: 'training-and-assessment-org',
  },
  occupation: { code: '6-31-01-03', name: '电工', workType: null },
  level: '4',
  audience: 'public',
  regionCode: '440106',
  issuedOn: plainDate('2026-11-23'),
  authority: { filing: '粤技服备〔2025〕12号', from: plainDate('2025-01-01'), to: null },
})

/** Numbers, signatures, seal, leaves with receipts, rows: durable, one transaction a group, nothing made ahead. */
async function storeGroups(app: App): Promise<number> {
  const people = Array.from({ length: STORED }, (_, i) => {
    const person = syntheticPerson('bench', i)
    return {
      registrationId: randomUUID(),
      personId: randomUUID(),
      holderName: person.name,
      documentType: person.documentType,
      documentNumber: person.documentNumber,
      photoSha256: null,
      scores: { theory: 80, practical: 75 },
    }
  })
  const start = performance.now()
  for (let i = 0; i < STORED; i += GROUP)
    await transactAsSystem(app.services.db, 'bench', (tx) =>
      issueGroup(tx, app.services, group(i / GROUP), people.slice(i, i + GROUP), app.services.clock.now()),
    )
  return (performance.now() - start) / 1000
}
