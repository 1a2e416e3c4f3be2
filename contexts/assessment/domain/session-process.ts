import type { Role } from '@lingjiang/kernel'
import { defineProcess } from '@lingjiang/process'

const text = (zh: string, en: string) => ({ zh, en })
const ORGANISATION: readonly Role[] = ['organisation-manager']
/** 考场属地: the city of the exam site accepts and confirms, whoever the organisation belongs to. Row-level security gives it no other. */
const CITY: readonly Role[] = ['city-officer']
const SYSTEM: readonly Role[] = []

const clock = <const S extends string>(zh: string, en: string, state: S, limit: string) =>
  ({
    title: text(zh, en),
    runsIn: [state],
    limit: `assessment.session.limit.${limit}`,
    expiry: 'escalate',
  }) as const

/** From plan to certificates (考务流程). Silence never approves: every clock that runs out tells somebody above. */
export const sessionProcess = defineProcess({
  name: 'assessment.session',
  title: text('认定考务', 'Assessment session'),
  initial: 'draft',
  states: {
    draft: { title: text('计划编制', 'Being planned') },
    filed: { title: text('待受理', 'Filed') },
    returned: { title: text('退回修改', 'Returned') },
    accepted: { title: text('已受理', 'Accepted') },
    'registration-open': { title: text('报名中', 'Registration open') },
    'registration-closed': { title: text('报名截止', 'Registration closed') },
    'list-frozen': { title: text('名单已锁定', 'List frozen') },
    'in-progress': { title: text('考试中', 'In progress') },
    scoring: { title: text('评分中', 'Scoring') },
    'results-published': { title: text('成绩公示', 'Results published') },
    approved: { title: text('待发证', 'Approved') },
    completed: { title: text('已办结', 'Completed'), final: true },
    cancelled: { title: text('已取消', 'Cancelled'), final: true },
  },
  actions: {
    file: { title: text('报送计划', 'File the plan'), from: ['draft', 'returned'], to: 'filed', by: ORGANISATION },
    withdraw: { title: text('撤回修改', 'Take back'), from: ['filed'], to: 'draft', by: ORGANISATION },
    accept: { title: text('受理', 'Accept'), from: ['filed'], to: 'accepted', by: CITY, reason: 'optional' },
    return: { title: text('退回', 'Return'), from: ['filed'], to: 'returned', by: CITY, reason: 'required' },
    'open-registration': {
      title: text('发布公告，开放报名', 'Announce and open registration'),
      from: ['accepted'],
      to: 'registration-open',
      by: ORGANISATION,
    },
    'close-registration': {
      title: text('截止报名', 'Close registration'),
      from: ['registration-open'],
      to: 'registration-closed',
      by: ORGANISATION,
    },
    'freeze-list': {
      title: text('锁定名单，编排座位', 'Freeze the list and give seats'),
      from: ['registration-closed'],
      to: 'list-frozen',
      by: ORGANISATION,
    },
    start: { title: text('开考', 'Start'), from: ['list-frozen'], to: 'in-progress', by: ORGANISATION },
    'end-exam': { title: text('考试结束', 'End the exam'), from: ['in-progress'], to: 'scoring', by: ORGANISATION },
    'publish-results': {
      title: text('公示成绩', 'Publish the results'),
      from: ['scoring'],
      to: 'results-published',
      by: ORGANISATION,
    },
    approve: { title: text('确认结果', 'Approve'), from: ['results-published'], to: 'approved', by: CITY },
    reopen: {
      title: text('退回核查', 'Send back to scoring'),
      from: ['results-published'],
      to: 'scoring',
      by: CITY,
      reason: 'required',
    },
    complete: { title: text('办结', 'Complete'), from: ['approved'], to: 'completed', by: SYSTEM },
    cancel: {
      title: text('取消', 'Cancel'),
      from: ['draft', 'filed', 'returned', 'accepted', 'registration-open', 'registration-closed', 'list-frozen'],
      to: 'cancelled',
      by: ORGANISATION,
      reason: 'required',
      grave: true,
    },
  },
  clocks: {
    acceptance: clock('受理时限', 'Time to accept', 'filed', 'acceptance'),
    correction: clock('修改时限', 'Time to correct', 'returned', 'correction'),
    'eligibility-check': clock('资格审核时限', 'Time to check eligibility', 'registration-closed', 'eligibility-check'),
    scoring: clock('评分时限', 'Time to score', 'scoring', 'scoring'),
    approval: clock('公示与确认时限', 'Time for publicity and approval', 'results-published', 'approval'),
    issuing: clock('发证时限', 'Time to issue', 'approved', 'issuing'),
  },
})

export type SessionState = keyof typeof sessionProcess.states
