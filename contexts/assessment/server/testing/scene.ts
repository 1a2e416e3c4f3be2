import { randomUUID } from 'node:crypto'
import { type SyntheticPerson, syntheticPerson } from '@lingjiang/codes/synthetic'
import { personStore } from '@lingjiang/identity/server'
import { transactAsSystem } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { NOON, type TestApp, type TestClient } from '@lingjiang/testkit'
import { SubmitRegistration, UploadEvidence } from '../../contract/index.ts'
import { type NewPlan, type NewSession, sessionStore } from '../session-store.ts'
import { slotStore } from '../slot-store.ts'

export const ELECTRICIAN = { occupationCode: '6-31-01-03', occupationName: '电工' } as const

type Change = Partial<Omit<NewSession, 'methods'>> &
  Partial<Pick<NewPlan, 'occupationCode' | 'occupationName' | 'level' | 'audience'>> & { readonly day?: string }

/** Writes a session that is open for registration straight into the database: planning has tests of its own. */
export async function anOpenSession(system: TestApp, change: Change = {}) {
  const { day = '2027-01-10', occupationCode, occupationName, level, audience, ...session } = change
  const [id, planId, slotId] = [randomUUID(), randomUUID(), randomUUID()]
  const organisationId = change.organisationId ?? randomUUID()
  const regionCode = change.regionCode ?? '440106'
  await asSystem(system, async (tx) => {
    await sessionStore.insertPlan(tx, {
      id: planId,
      organisationId,
      regionCode,
      organisationName: '岭南示范评价中心',
      ...ELECTRICIAN,
      ...(occupationCode ? { occupationCode } : {}),
      ...(occupationName ? { occupationName } : {}),
      workType: null,
      level: level ?? '4',
      normId: null,
      normTitle: null,
      audience: audience ?? 'public',
      createdBy: null,
      createdAt: NOON,
    })
    await sessionStore.insert(tx, {
      id,
      planId,
      organisationId,
      regionCode,
      siteId: randomUUID(),
      siteName: '天河考点',
      siteAddress: '天河路 1 号',
      siteSerial: '000012',
      siteLongitude: 113.36,
      siteLatitude: 23.12,
      state: 'open',
      kind: 'regular',
      methods: ['computer-exam', 'practical-operation'],
      feeFen: 12_000,
      capacity: 30,
      firstDay: day,
      lastDay: day,
      registrationOpensOn: '2026-11-20',
      registrationClosesOn: '2026-12-25',
      notice: '',
      createdAt: NOON,
      ...session,
    })
    const slot = {
      id: slotId,
      sessionId: id,
      subject: 'theory' as const,
      roomId: randomUUID(),
      roomName: '机房一',
      seats: 40,
    }
    await slotStore.insert(tx, [{ ...slot, startsAt: `${day}T01:00:00Z`, endsAt: `${day}T02:30:00Z` }], [], true)
    await sessionStore.noteState(tx, id, session.state ?? 'open', NOON, { publishedAt: NOON })
  })
  return { id, organisationId, slotId }
}

/** A person on record with a signed-in browser. */
export async function aCandidate(
  system: TestApp,
  index: number,
  born?: { readonly from: string; readonly to: string },
) {
  const person: SyntheticPerson = syntheticPerson('assessment', index, born as never)
  const { vault } = system.app.services
  const [known] = await asSystem(system, (tx) => personStore.ensure(tx, vault, [{ ...person, synthetic: true }], NOON))
  const personId = known?.id ?? ''
  return { person, personId, browser: await system.signIn({ role: 'candidate', personId }) }
}

export const asSystem = <T>(system: TestApp, work: (tx: Tx) => Promise<T>) =>
  transactAsSystem(system.app.services.db, 'test', work)

/** What a candidate of five years' work hands in for level 4, without evidence. */
export const FIVE_YEARS = {
  intendsToWork: true,
  work: [{ relation: 'same', from: '2020-01-01' }],
  certificates: [],
  titles: [],
  studies: [],
} as const

export const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('proof IEND')])

/** Uploads a piece of evidence. */
export async function upload(browser: TestClient, content = PNG, mediaType = 'image/png') {
  return browser.get(UploadEvidence, { file: { content, name: '证明.png', mediaType } })
}

/** A submission for level 4 by five years' work, with its evidence. */
export async function submission(browser: TestClient, change: object = {}) {
  const { sha256 } = await upload(browser)
  return {
    alternative: '4a',
    claim: FIVE_YEARS,
    documents: [{ kind: 'work-proof', sha256 }],
    commitment: true,
    ...change,
  } as never
}

/** Uploads the evidence and registers. */
export const submit = async (browser: TestClient, sessionId: string, change: object = {}) =>
  browser.call(SubmitRegistration, { params: { sessionId }, body: await submission(browser, change) })
