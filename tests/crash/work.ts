import {
  CheckInCandidate,
  GetExamRoom,
  ImportCandidates,
  OpenExamRoom,
  SHEET_MEDIA_TYPE,
} from '@lingjiang/assessment/contract'
import type { TestApp, TestClient } from '@lingjiang/testkit'
import type { TestSession } from '@lingjiang/testkit/sign-in'
import { type ExamScene, examScene, STARTS } from '../../contexts/assessment/server/test/exam-scene.ts'
import { filedOrganisations } from '../../contexts/assessment/server/testing/filed-organisation.ts'
import { anOpenSession } from '../../contexts/assessment/server/testing/scene.ts'
import type { InFlight } from './in-flight.ts'
import type { Aim } from './kill-plan.ts'
import { type Answer, ask, type KillableServer } from './killable-server.ts'
import { approvedSession, candidateList, scoredSession } from './scenes.ts'
import { Sitter } from './sit-exam.ts'

export const SIZES = {
  /** More than two groups of the issuing job. */
  largeIssue: 1100,
  issue: 60,
  publish: 40,
  list: 60,
} as const
const SITTERS = 3
const LISTS_AT_ONCE = 12

type Issue = { readonly scene: ExamScene; readonly certificates: number }
type ImportPlace = { readonly id: string; readonly session: TestSession }

/** The four kinds of work that are under way when the server is killed, and what it promised. */
export class Work {
  readonly issues: readonly Issue[]
  readonly publishes: readonly ExamScene[]
  readonly sitters: readonly Sitter[]
  readonly promised = { issue: new Set<string>(), publish: new Set<string>(), import: new Map<string, boolean>() }
  readonly #system: TestApp
  readonly #inFlight: InFlight
  readonly #places: readonly ImportPlace[]
  readonly #lists: readonly Promise<Buffer>[]
  readonly #manager: TestSession

  private constructor(system: TestApp, inFlight: InFlight, scenes: Scenes) {
    this.#system = system
    this.#inFlight = inFlight
    this.issues = scenes.issues
    this.publishes = scenes.publishes
    this.sitters = scenes.sitters
    this.#places = scenes.places
    this.#lists = scenes.lists
    this.#manager = sessionOf(scenes.manager)
  }

  static async prepare(system: TestApp, inFlight: InFlight, kills: number): Promise<Work> {
    return new Work(system, inFlight, await setScenes(system, kills))
  }

  /** Does all four kinds at once until told to stop or until the server dies: whatever the kill is aimed at, and some of the rest. */
  async round(server: KillableServer, round: number, aim: Aim, over: () => boolean): Promise<void> {
    await Promise.all([
      aim.startsWith('issue') || round % 4 === 0 ? this.issueNext(server) : undefined,
      aim.startsWith('publish') || round % 4 === 1 ? this.publishNext(server) : undefined,
      aim.startsWith('import') || round % 2 === 0 ? this.#import(server, round) : undefined,
      ...this.sitters.map((sitter) => sitter.sit(server, this.#inFlight, over)),
    ])
  }

  /** @returns whether something was left to issue */
  async issueNext(server: KillableServer): Promise<boolean> {
    const waiting = this.issues.map(({ scene }) => scene.sessionId)
    return this.#act(server, waiting, 'issue', 'approved', this.promised.issue)
  }

  async publishNext(server: KillableServer): Promise<boolean> {
    const waiting = this.publishes.map((scene) => scene.sessionId)
    return this.#act(server, waiting, 'publish-results', 'scoring', this.promised.publish)
  }

  /** Takes the action on the first session that still stands before it. */
  async #act(
    server: KillableServer,
    sessions: readonly string[],
    action: string,
    from: string,
    promised: Set<string>,
  ): Promise<boolean> {
    const [file] = await this.#system.owner<{ id: string; version: number; subjectId: string }[]>`
      select id, version, subject_id from process.case_file where process = 'assessment.session' and state = ${from}
      and subject_id in ${this.#system.owner(sessions)} order by array_position(${sessions as string[]}::text[], subject_id::text) limit 1`
    if (!file) return false
    const phase = action === 'issue' ? 'issue request' : 'publish request'
    const answer = await this.#inFlight.request(phase, () =>
      ask(server, 'POST', `/api/cases/${file.id}/actions/${action}`, {
        session: this.#manager,
        body: { expectedVersion: file.version },
      }),
    )
    if (answer?.status === 200) promised.add(file.subjectId)
    else if (answer) throw new Error(`${action}: ${JSON.stringify(answer.body)}`)
    return true
  }

  /** Hands in a list where none is being taken over; each fifth is a bad one. */
  async #import(server: KillableServer, round: number): Promise<void> {
    const busy = await this.#system.owner<{ sessionId: string }[]>`
      select session_id from assessment.candidate_import where state = 'waiting'`
    const place = this.#places.find(({ id }) => !busy.some(({ sessionId }) => sessionId === id))
    if (!place) return
    const list = await this.#lists[round]
    const answer: Answer | undefined = await this.#inFlight.request('import request', () =>
      ask(server, ImportCandidates.method, `/api/assessment/sessions/${place.id}/imports`, {
        session: place.session,
        ...(list ? { file: list } : {}),
        mediaType: SHEET_MEDIA_TYPE,
      }),
    )
    if (answer?.status === 200) this.promised.import.set(String(answer.body.importId), isGood(round))
    else if (answer) throw new Error(`import: ${JSON.stringify(answer.body)}`)
  }
}

const isGood = (round: number) => round % 5 !== 4

type Scenes = {
  readonly manager: TestClient
  readonly issues: readonly Issue[]
  readonly publishes: readonly ExamScene[]
  readonly sitters: readonly Sitter[]
  readonly places: readonly ImportPlace[]
  readonly lists: readonly Promise<Buffer>[]
}

async function setScenes(system: TestApp, kills: number): Promise<Scenes> {
  const [made] = await filedOrganisations(system, 1)
  if (!made) throw new Error('no organisation')
  const { organisationId, manager } = made
  const places: ImportPlace[] = []
  for (let i = 0; i < LISTS_AT_ONCE; i += 1) {
    const { id } = await anOpenSession(system, { capacity: 5000, organisationId })
    places.push({ id, session: sessionOf(manager) })
  }
  system.clock.set(STARTS)
  const sitting = await examScene(system, { candidates: SITTERS, organisationId })
  await manager.get(OpenExamRoom, { params: { slotId: sitting.theorySlot } })
  const { sittings } = await manager.get(GetExamRoom, { params: { slotId: sitting.theorySlot } })
  for (const { id } of sittings)
    await manager.get(CheckInCandidate, {
      params: { sittingId: id },
      body: { ticketSeen: true, documentSeen: true, faceMatches: true },
    })
  const issues: Issue[] = []
  for (let i = 0; i < Math.ceil(kills / 2); i += 1) {
    const certificates = i === 1 || i === 6 ? SIZES.largeIssue : SIZES.issue
    issues.push({ scene: await approvedSession(system, certificates, organisationId), certificates })
  }
  const publishes: ExamScene[] = []
  for (let i = 0; i < Math.ceil(kills / 2.5); i += 1)
    publishes.push(await scoredSession(system, SIZES.publish, organisationId))
  const lists = Array.from({ length: kills }, (_, round) => candidateList(round, SIZES.list, isGood(round)))
  await Promise.all(lists)
  return { manager, issues, publishes, sitters: sitting.candidates.map((one) => new Sitter(one)), places, lists }
}

function sessionOf(client: TestClient): TestSession {
  if (!client.session) throw new Error('not signed in')
  return client.session
}
