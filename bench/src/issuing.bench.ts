import { randomUUID } from 'node:crypto'
import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { type IssuingGroup, issueGroup } from '@lingjiang/credentials/server'
import { plainDate } from '@lingjiang/kernel'
import { transactAsSystem } from '@lingjiang/platform'
import type { Report } from './measurement.ts'
import { openApp, openProvince } from './province.ts'

export const name = 'issuing'

const CERTIFICATES = Number(process.env.BENCH_ISSUES ?? 40_000)
const GROUP = 500

const group = (n: number): IssuingGroup => ({
  sessionId: randomUUID(),
  organisation: {
    id: randomUUID(),
    code: `S0000440000${String(n % 40).padStart(2, '0')}`,
    name: '示例评价中心',
    uscc: '91440300708461136T',
    kind: 'training-and-assessment-org',
  },
  occupation: { code: '6-31-01-03', name: '电工', workType: null },
  level: '4',
  audience: 'public',
  regionCode: '440106',
  issuedOn: plainDate('2026-11-23'),
  authority: { filing: '粤技服备〔2025〕12号', from: plainDate('2025-01-01'), to: null },
})

/** Numbers, signatures, seal, leaf with receipt, rows: everything that issuing writes, durable, in groups as the job does it. */
export async function run(report: Report): Promise<void> {
  const province = await openProvince()
  const app = await openApp(province)
  try {
    const people = Array.from({ length: CERTIFICATES }, (_, i) => {
      const person = syntheticPerson('bench', i)
      return {
        registrationId: randomUUID(),
        personId: randomUUID(),
        holderName: person.name,
        documentType: person.documentType,
        documentNumber: person.documentNumber,
        photoSha256: null,
        scores: { theory: 80, practical: 75 },
      }
    })
    const start = performance.now()
    for (let i = 0; i < CERTIFICATES; i += GROUP)
      await transactAsSystem(app.services.db, 'bench', (tx) =>
        issueGroup(tx, app.services, group(i / GROUP), people.slice(i, i + GROUP), app.services.clock.now()),
      )
    const seconds = (performance.now() - start) / 1000
    const [row] = await app.services
      .publicDb`select count(*)::integer as count from register.leaf where kind = 'certificate'`
    if (row?.count !== CERTIFICATES) throw new Error(`${row?.count} leaves for ${CERTIFICATES} certificates`)
    report({
      metric: '40,000 certificates issued, each with its log receipt',
      value: seconds,
      unit: 's',
      target: '≤ 30 s now, 15 s the goal',
    })
    report({
      metric: 'certificates stored with their leaves',
      value: CERTIFICATES / seconds,
      unit: '/s',
      target: '≥ 3,000/s',
    })
  } finally {
    await app.close()
    await province.close()
  }
}
