import { defineProcess } from '@lingjiang/process'

const text = (zh: string, en: string) => ({ zh, en })

/** A small procedure with every feature of the engine, for the tests of the engine itself. */
export const probeProcess = defineProcess({
  name: 'probe.leave',
  title: text('请假', 'Leave'),
  initial: 'asked',
  states: {
    asked: { title: text('待批', 'Asked') },
    hearing: { title: text('听证', 'Hearing') },
    granted: { title: text('已批', 'Granted'), final: true },
    refused: { title: text('不批', 'Refused'), final: true },
  },
  actions: {
    decide: {
      title: text('决定', 'Decide'),
      from: ['asked'],
      to: ['granted', 'refused'],
      by: ['county-officer', 'city-officer'],
      reason: 'required',
    },
    hear: { title: text('听证', 'Hear'), from: ['asked'], to: 'hearing', by: ['city-officer'], together: true },
    'end-hearing': { title: text('结束听证', 'End the hearing'), from: ['hearing'], to: 'asked', by: ['city-officer'] },
    lapse: { title: text('作废', 'Lapse'), from: ['asked'], to: 'refused', by: [], grave: true },
  },
  clocks: {
    decision: {
      title: text('批准时限', 'Time to decide'),
      runsIn: ['asked'],
      pausedIn: ['hearing'],
      limit: 'probe.leave.decision',
      expiry: { action: 'lapse' },
    },
    attention: {
      title: text('督办时限', 'Time to attend'),
      runsIn: ['asked'],
      limit: 'probe.leave.attention',
      expiry: 'escalate',
    },
  },
})
