import { defineEvents } from '@lingjiang/kernel'
import Type from 'typebox'

/** News of every procedure: a case moved, a time limit ran out. */
export const caseEvents = defineEvents('process', {
  'case-moved': {
    title: { zh: '办件流转到新的环节', en: 'A case moved to another state' },
    body: Type.Object({
      caseId: Type.String(),
      process: Type.String(),
      subjectId: Type.String(),
      from: Type.String(),
      to: Type.String(),
    }),
  },
  'clock-fired': {
    title: { zh: '办理时限已到', en: 'A time limit ran out' },
    body: Type.Object({
      caseId: Type.String(),
      process: Type.String(),
      clock: Type.String(),
      regionCode: Type.String(),
      /** `escalate`, or the action that was taken. */
      expiry: Type.String(),
    }),
  },
})
