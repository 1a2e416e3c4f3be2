import { ORGANISATION_KIND_NAMES, type OrganisationKind, type Role } from '@lingjiang/kernel'
import { defineProcess } from '@lingjiang/process'

const text = (zh: string, en: string) => ({ zh, en })

const STATES = {
  draft: { title: text('草稿', 'Draft') },
  submitted: { title: text('待受理', 'Submitted') },
  returned: { title: text('退回补正', 'Returned') },
  'expert-review': { title: text('专家评审', 'Expert review') },
  'site-review': { title: text('现场评估', 'Site review') },
  publicity: { title: text('公示', 'Publicity') },
  objection: { title: text('异议核查', 'Objection examined') },
  decision: { title: text('待决定', 'Waiting for decision') },
  filed: { title: text('已备案', 'Filed'), final: true },
  rejected: { title: text('不予备案', 'Rejected'), final: true },
  withdrawn: { title: text('已撤回', 'Withdrawn'), final: true },
} as const

/** The roles that act in a kind's procedure: who accepts papers, who leads the reviews, who decides. */
type Desks = { readonly accepts: readonly Role[]; readonly reviews: readonly Role[]; readonly decides: readonly Role[] }

function actionsFor({ accepts, reviews, decides }: Desks) {
  const manager: readonly Role[] = ['organisation-manager']
  return {
    submit: { title: text('提交申请', 'Submit'), from: ['draft', 'returned'], to: 'submitted', by: manager },
    return: {
      title: text('退回补正', 'Return'),
      from: ['submitted'],
      to: 'returned',
      by: accepts,
      reason: 'required',
      together: true,
    },
    'conclude-expert-review': {
      title: text('专家评审结论', 'Conclude the expert review'),
      from: ['expert-review'],
      to: ['site-review', 'rejected'],
      by: reviews,
      reason: 'required',
    },
    'conclude-site-review': {
      title: text('现场评估结论', 'Conclude the site review'),
      from: ['site-review'],
      to: ['publicity', 'rejected'],
      by: reviews,
      reason: 'required',
    },
    object: {
      title: text('登记异议', 'Record an objection'),
      from: ['publicity'],
      to: 'objection',
      by: decides,
      reason: 'required',
    },
    'settle-objection': {
      title: text('异议核查结论', 'Settle the objection'),
      from: ['objection'],
      to: ['publicity', 'rejected'],
      by: decides,
      reason: 'required',
    },
    'end-publicity': { title: text('公示期满', 'End the publicity'), from: ['publicity'], to: 'decision', by: [] },
    approve: { title: text('同意备案', 'Approve'), from: ['decision'], to: 'filed', by: decides },
    reject: {
      title: text('不予备案', 'Reject'),
      from: ['decision'],
      to: 'rejected',
      by: decides,
      reason: 'required',
      grave: true,
    },
    lapse: { title: text('逾期未补正', 'Lapse'), from: ['returned'], to: 'withdrawn', by: [], grave: true },
  } as const
}

const clock = <S extends string>(zh: string, en: string, state: S, limit: string) =>
  ({ title: text(zh, en), runsIn: [state], limit: `registry.filing.limit.${limit}`, expiry: 'escalate' }) as const

const CLOCKS = {
  acceptance: clock('受理时限', 'Time to accept', 'submitted', 'acceptance'),
  resubmission: { ...clock('补正时限', 'Time to correct', 'returned', 'resubmission'), expiry: { action: 'lapse' } },
  'expert-review': clock('专家评审时限', 'Time for the expert review', 'expert-review', 'expert-review'),
  'site-review': clock('现场评估时限', 'Time for the site review', 'site-review', 'site-review'),
  /** An objection stops the publicity; it goes on with the days that were left. */
  publicity: {
    ...clock('公示期', 'Publicity', 'publicity', 'publicity'),
    pausedIn: ['objection'],
    expiry: { action: 'end-publicity' },
  },
  objection: clock('异议核查时限', 'Time to examine an objection', 'objection', 'objection'),
  decision: clock('决定时限', 'Time to decide', 'decision', 'decision'),
} as const

const BEFORE_PUBLICITY = ['draft', 'submitted', 'returned', 'expert-review', 'site-review'] as const
const withdraw = {
  title: text('撤回申请', 'Withdraw'),
  by: ['organisation-manager'],
  to: 'withdrawn',
  grave: true,
} as const

function titleOf(kind: OrganisationKind) {
  const { zh, en } = ORGANISATION_KIND_NAMES[kind]
  return text(`${zh}备案`, `Filing: ${en}`)
}

/** Employers and colleges: papers accepted, then reviewed. */
function directFiling(name: string, kind: OrganisationKind, desks: Desks) {
  return defineProcess({
    name,
    title: titleOf(kind),
    initial: 'draft',
    states: STATES,
    actions: {
      accept: {
        title: text('受理', 'Accept'),
        from: ['submitted'],
        to: 'expert-review',
        by: desks.accepts,
        together: true,
      },
      ...actionsFor(desks),
      withdraw: { ...withdraw, from: BEFORE_PUBLICITY },
    },
    clocks: CLOCKS,
  })
}

/** 五（一）: employers may be accepted and decided by the bureau of the place. */
export const employerFilingProcess = directFiling('registry.filing-employer', 'employer', {
  accepts: ['county-officer', 'city-officer'],
  reviews: ['city-officer'],
  decides: ['city-officer', 'province-officer'],
})

/** 五（一）: colleges are reviewed and decided by the province. */
export const collegeFilingProcess = directFiling('registry.filing-college', 'technical-college', {
  accepts: ['province-officer'],
  reviews: ['province-officer'],
  decides: ['province-officer'],
})

const socialDesks: Desks = { accepts: ['city-officer'], reviews: ['province-officer'], decides: ['province-officer'] }

/** 五（一） and F-15: social organisations are recommended by the city, selected and decided by the province. */
export const socialFilingProcess = defineProcess({
  name: 'registry.filing-social',
  title: titleOf('training-and-assessment-org'),
  initial: 'draft',
  states: {
    ...STATES,
    'city-review': { title: text('地市审核', 'City review') },
    'not-recommended': { title: text('不予推荐', 'Not recommended'), final: true },
  },
  actions: {
    accept: {
      title: text('受理', 'Accept'),
      from: ['submitted'],
      to: 'city-review',
      by: socialDesks.accepts,
      together: true,
    },
    ...actionsFor(socialDesks),
    recommend: {
      title: text('推荐至省', 'Recommend'),
      from: ['city-review'],
      to: 'expert-review',
      by: ['city-officer'],
    },
    'decline-recommendation': {
      title: text('不予推荐', 'Decline'),
      from: ['city-review'],
      to: 'not-recommended',
      by: ['city-officer'],
      reason: 'required',
      grave: true,
    },
    withdraw: { ...withdraw, from: [...BEFORE_PUBLICITY, 'city-review'] },
  },
  clocks: {
    ...CLOCKS,
    recommendation: clock('推荐时限', 'Time to recommend', 'city-review', 'recommendation'),
  },
})

/** The procedure of each kind. */
export const FILING_PROCESSES = {
  employer: employerFilingProcess,
  'technical-college': collegeFilingProcess,
  'training-and-assessment-org': socialFilingProcess,
} as const
