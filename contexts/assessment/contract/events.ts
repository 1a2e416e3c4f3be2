import { defineEvents, type Text } from '@lingjiang/kernel'
import Type from 'typebox'

const Id = Type.String()
const Count = Type.Integer({ minimum: 0 })
const ofRegistration = (title: Text) => ({ title, body: Type.Object({ registrationId: Id, sessionId: Id }) })

export const assessmentEvents = defineEvents('assessment', {
  'session-published': {
    title: { zh: '场次已公告', en: 'A session was announced' },
    body: Type.Object({ sessionId: Id, regionCode: Type.String() }),
  },
  'session-cancelled': {
    title: { zh: '场次已取消', en: 'A session was cancelled' },
    body: Type.Object({ sessionId: Id, registrations: Count }),
  },
  'registration-submitted': {
    title: { zh: '报名已提交', en: 'A registration was handed in' },
    body: Type.Object({ registrationId: Id, sessionId: Id, personId: Id }),
  },
  'registration-accepted': ofRegistration({ zh: '报名已通过', en: 'A registration was accepted' }),
  'registration-returned': ofRegistration({ zh: '报名已退回', en: 'A registration was returned' }),
  'registration-cancelled': ofRegistration({ zh: '报名已取消', en: 'A registration was cancelled' }),
  'registrations-accepted': {
    title: { zh: '报名批量通过', en: 'Registrations were accepted together' },
    body: Type.Object({ sessionId: Id, count: Count }),
  },
  'candidates-imported': {
    title: { zh: '考生名单已导入', en: 'A list of candidates was imported' },
    body: Type.Object({ sessionId: Id, importId: Id, count: Count }),
  },
  'list-frozen': {
    title: { zh: '考生名单已锁定', en: 'The list of candidates was frozen' },
    body: Type.Object({ sessionId: Id, admitted: Count }),
  },
  'results-published': {
    title: { zh: '成绩已公示', en: 'Results were published' },
    body: Type.Object({ sessionId: Id, passed: Count, candidates: Count }),
  },
  'results-approved': {
    title: { zh: '成绩已核准', en: 'Results were approved' },
    body: Type.Object({ sessionId: Id }),
  },
  'recheck-concluded': {
    title: { zh: '成绩复核已有结论', en: 'A re-check was concluded' },
    body: Type.Object({ recheckId: Id, registrationId: Id, outcome: Type.Enum(['corrected', 'unchanged']) }),
  },
})
