import type { SkillLevel } from '@lingjiang/kernel'
import type { OrganisationPlan } from './organisation-plans.ts'

/** How the life of a session differs from the usual one. */
export type Turn = 'cancelled' | 'returned' | 'left-as-draft' | 'not-published'

export type SessionPlan = {
  readonly key: string
  /** Place of the organisation in the list. */
  readonly organisation: number
  readonly occupationCode: string
  readonly level: SkillLevel
  /** Working days from the opening to the day of the exam; negative when it lies behind. */
  readonly examIn: number
  readonly candidates: number
  /** The practical part is on the day of the opening: the session is running. */
  readonly twoDays: boolean
  readonly turn: Turn | null
  /** Invited workers who are among the candidates, by their number. */
  readonly invited: readonly number[]
  /** One of them asks for a re-check of the results. */
  readonly recheck: boolean
}

/** Occupations that sample items and scoring sheets come with. */
const EXAMINED = ['6-31-01-03', '4-01-06-01', '4-10-01-03']

/** Exam days of the past, in working days before the opening, the first one after the last filing. */
const PAST = { days: 14, first: 392, step: 27, aDay: 6 } as const
const PAST_LEVELS: readonly SkillLevel[] = ['4', '5', '3', '4', '5', '3', '2']

type Present = {
  readonly organisation: number
  readonly examIn: number
  readonly level?: SkillLevel
  readonly candidates?: number
  readonly twoDays?: true
  readonly turn?: Turn
  readonly invited?: readonly number[]
  readonly recheck?: true
}
/** What goes on around the day of the opening, from the plan to the certificates. The first three organisations are those people look at. */
const PRESENT: readonly Present[] = [
  { organisation: 0, examIn: 12, level: '4', candidates: 14 },
  { organisation: 0, examIn: 1, level: '5', candidates: 18, invited: [1] },
  { organisation: 0, examIn: -1, level: '4', candidates: 12, twoDays: true },
  { organisation: 0, examIn: -4, level: '3', invited: [0], recheck: true },
  { organisation: 0, examIn: 24, turn: 'left-as-draft' },
  { organisation: 1, examIn: -5, level: '5' },
  { organisation: 1, examIn: 17, candidates: 0 },
  { organisation: 1, examIn: 4, candidates: 16 },
  { organisation: 2, examIn: -10, level: '4' },
  { organisation: 2, examIn: 13, candidates: 10 },
  { organisation: 2, examIn: 21, turn: 'not-published' },
  { organisation: 3, examIn: -11, level: '5' },
  { organisation: 3, examIn: 3, candidates: 15 },
  { organisation: 4, examIn: -2, level: '4' },
  { organisation: 4, examIn: 21, turn: 'returned' },
  { organisation: 6, examIn: -18, level: '4' },
  { organisation: 5, examIn: 10, turn: 'cancelled' },
]
/** The plans that wait for the city of each site. */
const WAITING_EXAM_IN = 22

/** `whole` is the province that people see; `small` has few finished sessions and is for tests. */
export type Scale = 'whole' | 'small'

/** The 120 or so sessions of the province: two years of finished ones, and one or more in every state. */
export function planSessions(
  organisations: readonly OrganisationPlan[],
  scale: Scale = 'whole',
): readonly SessionPlan[] {
  const filed = organisations.flatMap((plan, index) => (plan.stop === 'filed' ? [{ plan, index }] : []))
  const examined = (plan: OrganisationPlan, turn: number) => {
    const codes = plan.trade.occupations.filter((code) => EXAMINED.includes(code))
    return codes[turn % codes.length] ?? EXAMINED[0] ?? ''
  }
  const days = scale === 'whole' ? PAST.days : 1
  const past = Array.from({ length: days * PAST.aDay }, (_, n): SessionPlan => {
    const { plan, index } = filed[n % filed.length] as (typeof filed)[number]
    const wanted = PAST_LEVELS[n % PAST_LEVELS.length] as SkillLevel
    return {
      key: `past-${n + 1}`,
      organisation: index,
      occupationCode: examined(plan, n),
      level: plan.levels.includes(wanted) ? wanted : '4',
      examIn: -(PAST.first - Math.floor(n / PAST.aDay) * PAST.step),
      candidates: 19 + (n % 4),
      twoDays: false,
      turn: null,
      invited: n === 0 ? [0] : [],
      recheck: false,
    }
  })
  const present = PRESENT.map(
    (one, n): SessionPlan => ({
      key: `present-${n + 1}`,
      organisation: one.organisation,
      occupationCode: examined(organisations[one.organisation] as OrganisationPlan, n),
      level: one.level ?? '4',
      examIn: one.examIn,
      candidates: one.candidates ?? 18,
      twoDays: one.twoDays ?? false,
      turn: one.turn ?? null,
      invited: one.invited ?? [],
      recheck: one.recheck ?? false,
    }),
  )
  const waiting = waitingPlans(filed, examined)
  return [...past, ...present, ...(scale === 'whole' ? waiting : waiting.slice(0, 3))]
}

/** One plan in each city, so that no city's desk is empty. */
function waitingPlans(
  filed: readonly { readonly plan: OrganisationPlan; readonly index: number }[],
  examined: (plan: OrganisationPlan, turn: number) => string,
): readonly SessionPlan[] {
  const cities = [...new Set(filed.map(({ plan }) => plan.cityCode))]
  return cities.flatMap((city, n) => {
    const found = filed.findLast(({ plan }) => plan.cityCode === city)
    if (!found) return []
    return [
      {
        key: `waiting-${n + 1}`,
        organisation: found.index,
        occupationCode: examined(found.plan, n),
        level: '4' as const,
        examIn: WAITING_EXAM_IN,
        candidates: 0,
        twoDays: false,
        turn: null,
        invited: [],
        recheck: false,
      },
    ]
  })
}
