import { defineMessages } from '@lingjiang/ui'

export const assessmentMessages = defineMessages({
  candidate: { zh: '考生', en: 'Candidate' },
  document: { zh: '证件', en: 'Document' },
})
