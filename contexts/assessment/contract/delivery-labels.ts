import type { Text } from '@lingjiang/kernel'

export const SITTING_STATES = ['expected', 'checked-in', 'started', 'submitted', 'absent'] as const
export type SittingState = (typeof SITTING_STATES)[number]
export const SITTING_STATE_NAMES: Readonly<Record<SittingState, Text>> = {
  expected: { zh: '未签到', en: 'Expected' },
  'checked-in': { zh: '已签到', en: 'Checked in' },
  started: { zh: '答题中', en: 'Answering' },
  submitted: { zh: '已交卷', en: 'Submitted' },
  absent: { zh: '缺考', en: 'Absent' },
}

export const EXAM_ROOM_STATES = ['waiting', 'open', 'closed'] as const
export type ExamRoomState = (typeof EXAM_ROOM_STATES)[number]
export const EXAM_ROOM_STATE_NAMES: Readonly<Record<ExamRoomState, Text>> = {
  waiting: { zh: '未开考', en: 'Not open' },
  open: { zh: '考试中', en: 'Open' },
  closed: { zh: '已结束', en: 'Closed' },
}

export const INCIDENT_KINDS = ['machine-fault', 'network-fault', 'illness', 'misconduct', 'other'] as const
export type IncidentKind = (typeof INCIDENT_KINDS)[number]
export const INCIDENT_KIND_NAMES: Readonly<Record<IncidentKind, Text>> = {
  'machine-fault': { zh: '设备故障', en: 'Machine fault' },
  'network-fault': { zh: '网络故障', en: 'Network fault' },
  illness: { zh: '考生身体不适', en: 'Illness' },
  misconduct: { zh: '违纪', en: 'Misconduct' },
  other: { zh: '其他', en: 'Other' },
}
