import {
  AcceptRegistrations,
  AskRecheck,
  GetPlanningChoices,
  ImportCandidates,
  PlanSession,
  SHEET_MEDIA_TYPE,
} from '@lingjiang/assessment/contract'
import { registrationStore } from '@lingjiang/assessment/server'
import type { AccountActor, Instant, PlainDate } from '@lingjiang/kernel'
import { type BodyOf, findCaseOf, type ReplyOf, TakeCaseAction } from '@lingjiang/platform'
import { addWorkdays } from '@lingjiang/workdays'
import { type Builder, type Happening, momentOf } from './builder.ts'
import { candidateWorkbook } from './candidate-list.ts'
import type { Cast } from './enter-accounts.ts'
import type { EnteredPerson } from './enter-people.ts'
import { enterScores } from './enter-scores.ts'
import type { MadeUpOrganisation } from './make-up-organisations.ts'
import type { SessionPlan } from './session-plans.ts'

const CAPACITY = 24
const PANEL = 5

/** Working days from the day of the exam to each step of a session's life. */
const STEP_DAYS = {
  plan: -25,
  file: -23,
  accept: -22,
  publish: -21,
  import: -14,
  review: -12,
  cancel: -11,
  closes: -6,
  close: -5,
  freeze: -4,
  prepare: -2,
  'publish-results': 3,
  'approve-results': 10,
  issue: 12,
  archive: 25,
} as const

type Choices = ReplyOf<typeof GetPlanningChoices>
export type Waiting = { settle: boolean }

/** One session from its plan as far as the days of the province reach; its state is what has happened by then. */
export class SessionLife {
  readonly #builder: Builder
  readonly #cast: Cast
  readonly #plan: SessionPlan
  readonly #number: number
  readonly #organisation: MadeUpOrganisation
  readonly #manager: AccountActor
  readonly #city: AccountActor
  readonly #candidates: readonly EnteredPerson[]
  readonly #waiting: Waiting
  readonly examDay: PlainDate
  #sessionId = ''
  #caseId = ''
  #version = 1

  constructor(
    builder: Builder,
    cast: Cast,
    organisation: MadeUpOrganisation,
    plan: SessionPlan,
    number: number,
    candidates: readonly EnteredPerson[],
    waiting: Waiting,
  ) {
    this.#builder = builder
    this.#cast = cast
    this.#plan = plan
    this.#number = number
    this.#organisation = organisation
    this.#manager = cast.managerOf(organisation.id)
    this.#city = cast.cityOf(organisation.place.cityCode)
    this.#candidates = candidates
    this.#waiting = waiting
    this.examDay = examDayOf(builder, plan)
  }

  /** The steps that lie before `until`, each at its moment. */
  happenings(until: Instant): readonly Happening[] {
    return this.#steps().filter(({ at }) => at < until)
  }

  #day(step: keyof typeof STEP_DAYS): PlainDate {
    return addWorkdays(this.examDay, STEP_DAYS[step])
  }

  #steps(): readonly Happening[] {
    const { turn } = this.#plan
    const at = (step: keyof typeof STEP_DAYS, hour: number, run: () => Promise<void>): Happening => ({
      at: momentOf(this.#day(step), hour),
      run,
    })
    const takes = (step: keyof typeof STEP_DAYS, hour: number, action: string, reason?: string) =>
      at(step, hour, () => this.#take(this.#manager, action, reason))
    const planned = at('plan', 10, () => this.#planSession())
    if (turn === 'left-as-draft') return [planned]
    const filed = [planned, takes('file', 10, 'file')]
    if (turn === 'returned')
      return [
        ...filed,
        at('accept', 15, () => this.#take(this.#city, 'return', '考评组人数与考生规模不匹配，请补充。（示例）')),
      ]
    const accepted = [...filed, at('accept', 15, () => this.#take(this.#city, 'accept'))]
    if (turn === 'not-published') return accepted
    const enrolled = [
      ...accepted,
      takes('publish', 9, 'publish'),
      at('import', 10, () => this.#importCandidates()),
      at('review', 10, () => this.#acceptCandidates()),
    ]
    if (turn === 'cancelled') return [...enrolled, takes('cancel', 9, 'cancel', '考点停电检修，另行安排。（示例）')]
    return [
      ...enrolled,
      takes('close', 9, 'close-registration'),
      takes('freeze', 9, 'freeze'),
      takes('prepare', 16, 'prepare'),
      ...this.#examSteps(),
      takes('publish-results', 9, 'publish-results'),
      ...(this.#plan.recheck ? [at('publish-results', 15, () => this.#askRecheck())] : []),
      at('approve-results', 9, () => this.#take(this.#city, 'approve-results')),
      takes('issue', 10, 'issue'),
      takes('archive', 10, 'archive'),
    ]
  }

  #examSteps(): readonly Happening[] {
    const lastDay = this.#plan.twoDays ? this.#builder.today : this.examDay
    const actor = this.#manager
    return [
      { at: momentOf(this.examDay, 8, 45), run: () => this.#take(actor, 'start') },
      { at: momentOf(lastDay, 18), run: () => this.#take(actor, 'finish') },
      {
        at: momentOf(addWorkdays(lastDay, 2), 15),
        run: async () => {
          await enterScores(this.#builder, actor, this.#sessionId, this.#plan, this.#candidates)
        },
      },
    ]
  }

  async #take(actor: AccountActor, action: string, reason?: string): Promise<void> {
    const taken = await this.#builder.as(actor).get(TakeCaseAction, {
      params: { caseId: this.#caseId, action },
      body: { expectedVersion: this.#version, ...(reason ? { reason } : {}) },
    })
    this.#version = taken.version
    // The end of the publicity is nobody's action: the clock takes it.
    if (action === 'publish-results') this.#version += 1
    if (action === 'issue') this.#waiting.settle = true
  }

  async #planSession(): Promise<void> {
    const manager = this.#builder.as(this.#manager)
    const choices = await manager.get(GetPlanningChoices)
    const { sessionId } = await manager.get(PlanSession, { body: this.#draft(choices) })
    const file = await this.#builder.asSystem((tx) => findCaseOf(tx, 'assessment.session', sessionId))
    this.#sessionId = sessionId
    this.#caseId = file?.id ?? ''
    this.#version = file?.version ?? 1
  }

  #draft(choices: Choices): BodyOf<typeof PlanSession> {
    const { level, occupationCode, twoDays } = this.#plan
    const { siteId, plan } = this.#organisation
    const rooms = choices.sites.find((site) => site.id === siteId)?.rooms ?? []
    const room = (purpose: string) => rooms.find((one) => one.purpose === purpose)?.id ?? ''
    const secondDay = twoDays ? this.#builder.today : this.examDay
    const scope = choices.scope.find((item) => item.occupationCode === occupationCode)
    const duties = this.#duties(choices)
    const time = (day: PlainDate, from: number, to: number) => ({
      startsAt: momentOf(day, from),
      endsAt: momentOf(day, to),
    })
    const common = { seats: CAPACITY }
    const slots = [
      {
        subject: 'theory' as const,
        roomId: room('computer'),
        ...time(this.examDay, 9, 11),
        ...common,
        duties: duties.theory,
      },
      {
        subject: 'practical' as const,
        roomId: room('practical'),
        ...time(secondDay, 13, 15),
        ...common,
        duties: duties.practical,
      },
      ...(level === '2'
        ? [
            {
              subject: 'review' as const,
              roomId: room('review'),
              ...time(secondDay, 16, 17.5),
              ...common,
              duties: duties.review,
            },
          ]
        : []),
    ]
    return {
      occupationCode,
      level,
      audience: (scope?.audience ?? 'public') as BodyOf<typeof PlanSession>['audience'],
      kind: 'regular',
      siteId,
      methods: [this.#plan.examIn > 0 ? 'computer-exam' : 'paper-exam', 'practical-operation'],
      feeFen: plan.kind === 'training-and-assessment-org' ? 30_000 : 0,
      capacity: CAPACITY,
      registrationOpensOn: this.#day('publish'),
      registrationClosesOn: this.#day('closes'),
      firstDay: this.examDay,
      notice: '请携带身份证件，提前30分钟到达考点。（示例）',
      slots,
    }
  }

  /** Two invigilators, a panel that turns from session to session, an internal supervisor who does nothing else. */
  #duties({ people }: Choices) {
    const examiners = people.filter((person) => person.kind === 'examiner').map(({ id }) => id)
    const supervisor = people.filter((person) => person.kind === 'internal-supervisor')[this.#number % 2]?.id ?? ''
    const turned = examiners.map((_, i) => examiners[(this.#number * PANEL + i) % examiners.length] ?? '')
    const invited = people.find(({ name }) => name === this.#organisation.examiners[0]?.name)?.id
    // Whoever is invited to look at the examiner's desk finds somebody to score there.
    const panel = invited && this.#plan.twoDays ? [invited, ...turned.filter((id) => id !== invited)] : turned
    const supervising = { staffId: supervisor, role: 'internal-supervisor' as const }
    const as = (role: 'invigilator' | 'examiner' | 'lead-examiner' | 'review-panel') => (staffId: string) => ({
      staffId,
      role,
    })
    return {
      theory: [...panel.slice(PANEL, PANEL + 2).map(as('invigilator')), supervising],
      practical: [
        ...panel.slice(0, 1).map(as('lead-examiner')),
        ...panel.slice(1, PANEL).map(as('examiner')),
        supervising,
      ],
      review: panel.slice(0, 3).map(as('review-panel')),
    }
  }

  async #importCandidates(): Promise<void> {
    if (this.#candidates.length === 0) return
    const { kind } = this.#organisation.plan
    const employer = kind === 'employer' ? this.#organisation.name : null
    const content = await candidateWorkbook(
      this.#builder.app.services.dataDir,
      this.#sessionId,
      this.#candidates,
      this.#plan.level,
      employer,
    )
    await this.#builder.as(this.#manager).get(ImportCandidates, {
      params: { sessionId: this.#sessionId },
      file: { content, name: '考生名单.xlsx', mediaType: SHEET_MEDIA_TYPE },
    })
    this.#waiting.settle = true
  }

  async #askRecheck(): Promise<void> {
    const [index = 0] = this.#plan.invited
    const person = this.#candidates[0]?.id ?? ''
    const registration = await this.#builder.asSystem((tx) => registrationStore.findActive(tx, this.#sessionId, person))
    await this.#builder.as(this.#cast.workerOf(index)).get(AskRecheck, {
      params: { registrationId: registration?.id ?? '' },
      body: { subjects: ['theory'], reason: '理论成绩与本人估计相差较大，请复核合分。（示例）' },
    })
  }

  async #acceptCandidates(): Promise<void> {
    if (this.#candidates.length === 0) return
    const params = { sessionId: this.#sessionId }
    const { accepted } = await this.#builder.as(this.#manager).get(AcceptRegistrations, { params, body: {} })
    if (accepted !== this.#candidates.length)
      throw new Error(`${this.#plan.key}: ${accepted} of ${this.#candidates.length} candidates were accepted`)
  }
}

/** The exam falls on a working day; a working day so many away from the opening. */
export const examDayOf = (builder: Builder, { examIn }: SessionPlan): PlainDate => builder.workdaysAgo(-examIn)
