import type { Role } from '@lingjiang/kernel'
import { defineProcess } from '@lingjiang/process'

const text = (zh: string, en: string) => ({ zh, en })
const ORGANISATION: readonly Role[] = ['organisation-manager']
const CITY: readonly Role[] = ['city-officer']

/** A session from its plan to its archive. The city of the exam site accepts and reviews; silence escalates and never approves. */
export const sessionProcess = defineProcess({
  name: 'assessment.session',
  title: text('评价场次', 'Assessment session'),
  initial: 'draft',
  states: {
    draft: { title: text('草稿', 'Draft') },
    filed: { title: text('待受理', 'Filed') },
    returned: { title: text('已退回', 'Returned') },
    accepted: { title: text('已受理', 'Accepted') },
    open: { title: text('报名中', 'Registration open') },
    closed: { title: text('报名截止', 'Registration closed') },
    frozen: { title: text('名单已锁定', 'List frozen') },
    ready: { title: text('考务就绪', 'Ready') },
    running: { title: text('考试中', 'Running') },
    scoring: { title: text('成绩录入', 'Scores being entered') },
    publicity: { title: text('成绩公示', 'Results published') },
    review: { title: text('待审核', 'Results under review') },
    approved: { title: text('已核准', 'Results approved') },
    issued: { title: text('已发证', 'Certificates issued') },
    archived: { title: text('已归档', 'Archived'), final: true },
    cancelled: { title: text('已取消', 'Cancelled'), final: true },
  },
  actions: {
    file: { title: text('报送计划', 'File'), from: ['draft', 'returned'], to: 'filed', by: ORGANISATION },
    accept: { title: text('受理', 'Accept'), from: ['filed'], to: 'accepted', by: CITY, together: true },
    return: {
      title: text('退回', 'Return'),
      from: ['filed'],
      to: 'returned',
      by: CITY,
      reason: 'required',
      together: true,
    },
    publish: { title: text('发布公告', 'Publish'), from: ['accepted'], to: 'open', by: ORGANISATION },
    'close-registration': {
      title: text('截止报名', 'Close registration'),
      from: ['open'],
      to: 'closed',
      by: ORGANISATION,
    },
    freeze: { title: text('锁定名单', 'Freeze the list'), from: ['closed'], to: 'frozen', by: ORGANISATION },
    prepare: { title: text('考务就绪', 'Prepare'), from: ['frozen'], to: 'ready', by: ORGANISATION },
    start: { title: text('开考', 'Start'), from: ['ready'], to: 'running', by: [...ORGANISATION, 'examiner'] },
    finish: { title: text('结束考试', 'Finish'), from: ['running'], to: 'scoring', by: [...ORGANISATION, 'examiner'] },
    'publish-results': {
      title: text('公示成绩', 'Publish results'),
      from: ['scoring'],
      to: 'publicity',
      by: ORGANISATION,
    },
    'withdraw-results': {
      title: text('撤回公示', 'Withdraw results'),
      from: ['publicity'],
      to: 'scoring',
      by: ORGANISATION,
      reason: 'required',
      grave: true,
    },
    'end-publicity': { title: text('公示期满', 'End the publicity'), from: ['publicity'], to: 'review', by: [] },
    'approve-results': { title: text('核准成绩', 'Approve results'), from: ['review'], to: 'approved', by: CITY },
    'return-results': {
      title: text('退回更正', 'Return results'),
      from: ['review'],
      to: 'scoring',
      by: CITY,
      reason: 'required',
    },
    issue: { title: text('发证', 'Issue certificates'), from: ['approved'], to: 'issued', by: ORGANISATION },
    archive: { title: text('归档', 'Archive'), from: ['issued'], to: 'archived', by: ORGANISATION, together: true },
    cancel: {
      title: text('取消场次', 'Cancel'),
      from: ['draft', 'returned', 'accepted', 'open', 'closed', 'frozen', 'ready'],
      to: 'cancelled',
      by: ORGANISATION,
      reason: 'required',
      grave: true,
    },
  },
  clocks: {
    acceptance: {
      title: text('受理时限', 'Time to accept'),
      runsIn: ['filed'],
      limit: 'assessment.limit.acceptance',
      expiry: 'escalate',
    },
    resubmission: {
      title: text('重报时限', 'Time to file again'),
      runsIn: ['returned'],
      limit: 'assessment.limit.resubmission',
      expiry: 'escalate',
    },
    scoring: {
      title: text('成绩录入时限', 'Time to enter scores'),
      runsIn: ['scoring'],
      limit: 'assessment.limit.scoring',
      expiry: 'escalate',
    },
    publicity: {
      title: text('公示期', 'Publicity'),
      runsIn: ['publicity'],
      limit: 'assessment.result.publicity',
      expiry: { action: 'end-publicity' },
    },
    review: {
      title: text('审核时限', 'Time to review'),
      runsIn: ['review'],
      limit: 'assessment.limit.review',
      expiry: 'escalate',
    },
    issuing: {
      title: text('发证时限', 'Time to issue'),
      runsIn: ['approved'],
      limit: 'assessment.limit.issuing',
      expiry: 'escalate',
    },
    archive: {
      title: text('归档时限', 'Time to archive'),
      runsIn: ['issued'],
      limit: 'assessment.limit.archive',
      expiry: 'escalate',
    },
  },
})

/** A candidate's request to have a score looked at again: missing marking, sums, transcription. */
export const recheckProcess = defineProcess({
  name: 'assessment.recheck',
  title: text('成绩复核', 'Score re-check'),
  initial: 'requested',
  states: {
    requested: { title: text('待复核', 'Requested') },
    unchanged: { title: text('维持原成绩', 'Score stands'), final: true },
    corrected: { title: text('已更正', 'Corrected'), final: true },
    withdrawn: { title: text('已撤回', 'Withdrawn'), final: true },
  },
  actions: {
    conclude: {
      title: text('复核结论', 'Conclude'),
      from: ['requested'],
      to: ['unchanged', 'corrected'],
      by: ORGANISATION,
      reason: 'required',
    },
    withdraw: { title: text('撤回', 'Withdraw'), from: ['requested'], to: 'withdrawn', by: ['candidate'] },
  },
  clocks: {
    recheck: {
      title: text('复核时限', 'Time to re-check'),
      runsIn: ['requested'],
      limit: 'assessment.result.recheck-limit',
      expiry: 'escalate',
    },
  },
})
