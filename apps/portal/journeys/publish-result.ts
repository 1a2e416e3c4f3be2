import { randomUUID } from 'node:crypto'
import { SubmitRegistration, UploadEvidence } from '@lingjiang/assessment/contract'
import type { syntheticPerson } from '@lingjiang/codes/synthetic'
import { personStore } from '@lingjiang/identity/server'
import { transactAsSystem } from '@lingjiang/platform'
import { NOON, type TestApp, type TestClient } from '@lingjiang/testkit'

export const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('proof IEND')])

/** Registers by the API as a browser would. */
export async function register(candidate: TestClient, sessionId: string): Promise<string> {
  const { sha256 } = await candidate.get(UploadEvidence, {
    file: { content: PNG, name: '证明.png', mediaType: 'image/png' },
  })
  const { registrationId } = await candidate.get(SubmitRegistration, {
    params: { sessionId },
    body: {
      alternative: '4a',
      claim: {
        intendsToWork: true,
        work: [{ relation: 'same', from: '2020-01-01' }],
        certificates: [],
        titles: [],
        studies: [],
      },
      documents: [{ kind: 'work-proof', sha256 }],
      commitment: true,
    },
  })
  return registrationId
}

/** As after the exam: the ticket given, the marks in, the result on public notice since today. */
export async function publishResult(system: TestApp, sessionId: string, registrationId: string, holder: string) {
  const scores = JSON.stringify([
    { subject: 'theory', tenths: 825, absent: false },
    { subject: 'practical', tenths: 760, absent: false },
  ])
  const { owner } = system
  await owner`update assessment.registration set state = 'admitted', ticket_number = '4401000012345678' where id = ${registrationId}`
  await owner`update assessment.session set state = 'publicity' where id = ${sessionId}`
  await owner`insert into assessment.result (registration_id, session_id, organisation_id, region_code, person_id, version, outcome, scores, published_on, changed_at)
    select id, session_id, organisation_id, region_code, person_id, 1, 'passed', ${scores}::text::jsonb, '2026-11-23', ${NOON} from assessment.registration where id = ${registrationId}`
  await owner`insert into assessment.publicity (session_id, organisation_id, region_code, organisation_name, site_name, occupation_name, level, exam_day, from_day, to_day, published_at)
    values (${sessionId}, ${randomUUID()}, '440106', '岭南示范评价中心', '天河考点', '电工', '4', '2026-11-20', '2026-11-23', '2026-11-30', ${NOON})`
  await owner`insert into assessment.publicity_entry values (${sessionId}, ${registrationId}, ${`${holder[0]}*`}, '5678')`
}

/** Somebody on record, signed in as a candidate. */
export async function signInAsCandidate(system: TestApp, who: ReturnType<typeof syntheticPerson>): Promise<TestClient> {
  const { db, vault } = system.app.services
  const [known] = await transactAsSystem(db, 'test', (tx) =>
    personStore.ensure(tx, vault, [{ ...who, synthetic: true }], NOON),
  )
  return system.signIn({ role: 'candidate', personId: known?.id ?? '' })
}
