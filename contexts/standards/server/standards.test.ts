import { transact, transactAsSystem } from '@lingjiang/platform'
import { testApp } from '@lingjiang/testkit'
import { describe, expect, test } from 'vitest'
import { GetOccupation, ListOccupations, ListSkillLevels, RecordNorm } from '../contract/index.ts'
import { normStore, seedNorms } from './index.ts'

const system = testApp()
const ELECTRICIAN = '6-31-01-03'

const aNorm = {
  kind: 'national-standard' as const,
  occupationCode: ELECTRICIAN,
  title: '电工测试标准',
  document: 'T-2026-1',
  methods: ['computer-exam' as const],
  effectiveFrom: '2026-01-01',
  source: '测试',
  subjects: (['theory', 'practical'] as const).map((subject) => ({
    level: '4' as const,
    subject,
    minutes: 90,
    fullMark: 100,
    passMark: 60,
    candidatesPerExaminer: 15,
    leastExaminers: 2,
  })),
}

describe('occupations of the dictionary', () => {
  test.each([
    ['电工', ELECTRICIAN],
    ['diangong', ELECTRICIAN],
    ['6-31-01-03', ELECTRICIAN],
    ['养老护', '4-10-01-05'],
    ['ylhly', '4-10-01-05'],
    ['茶艺', '4-03-02-07'],
    ['大件物流员', '4-02-06-03'],
  ])('anybody who types %s finds %s first', async (text, code) => {
    const { occupations } = await system.anybody.get(ListOccupations, { query: { text } })
    expect(occupations[0]?.code).toBe(code)
  })

  test('pages follow one another without a gap or a repeat, and the total is that of the whole list', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    let total = 0
    do {
      const page = await system.anybody.get(ListOccupations, {
        query: { text: '工', limit: 100, ...(cursor ? { cursor } : {}) },
      })
      seen.push(...page.occupations.map((occupation) => occupation.code))
      total = page.total
      cursor = page.next ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(total)
    expect(seen).toHaveLength(total)
  })

  test('occupations without skill levels are shown only when asked for', async () => {
    const skill = await system.anybody.get(ListOccupations, { query: { text: '机关负责人' } })
    const all = await system.anybody.get(ListOccupations, { query: { text: '机关负责人', skillOnly: false } })
    expect([skill.total, all.total > 0]).toEqual([0, true])
  })

  test('an unknown code is answered as not found', async () => {
    expect((await system.anybody.call(GetOccupation, { params: { code: '9-99-99-99' } })).status).toBe(404)
  })

  test('the ladder has eight levels, and level 3 begins the high-skilled', async () => {
    const { levels } = await system.anybody.get(ListSkillLevels)
    expect(levels.map((level) => level.level).join('')).toBe('05432' + '1TC')
    expect(levels.filter((level) => level.highSkilled).map((level) => level.level)).toEqual(['3', '2', '1', 'T', 'C'])
  })
})

describe('norms', () => {
  test('a norm recorded by the province stands at its occupation with its subjects, once', async () => {
    const province = await system.signIn({ role: 'province-officer', regions: ['440000'] })
    const first = await province.call(RecordNorm, { body: aNorm })
    expect(first.status).toBe(200)
    const { norms } = await system.anybody.get(GetOccupation, { params: { code: ELECTRICIAN } })
    expect(norms).toMatchObject([
      { id: first.body.id, levels: ['4'], subjects: [{ subject: 'theory' }, { subject: 'practical' }] },
    ])
    expect((await province.call(RecordNorm, { body: aNorm })).problem?.code).toBe('norm-document-taken')
  })

  test.each([
    [
      'a level without its practical part',
      { document: 'T-2026-2', subjects: aNorm.subjects.slice(0, 1) },
      'norm-subjects-incomplete',
    ],
    ['an occupation that is not a skill occupation', { occupationCode: '1-01-00-01' }, 'occupation-not-assessed'],
    ['an occupation that is not in the dictionary', { occupationCode: '6-99-99-99' }, 'not-found'],
  ])('%s is refused and nothing is written', async (_what, change, code) => {
    const province = await system.signIn({ role: 'province-officer', regions: ['440000'] })
    const [before] = await system.owner`select count(*)::integer as count from standards.norm`
    expect((await province.call(RecordNorm, { body: { ...aNorm, ...change } })).problem?.code).toBe(code)
    expect(await system.owner`select count(*)::integer as count from standards.norm`).toEqual([before])
  })

  test('nobody but the province records a norm, even where the first wall is forgotten', async () => {
    const city = await system.signIn({ role: 'city-officer', regions: ['440100'] })
    expect((await city.call(RecordNorm, { body: aNorm })).status).toBe(403)
    const actor = {
      kind: 'account',
      accountId: crypto.randomUUID(),
      mandateId: crypto.randomUUID(),
      role: 'city-officer',
      regions: ['440100'],
    }
    await expect(
      transact(system.app.services.db, actor as never, 'read write', (tx) =>
        seedNorms(tx, [ELECTRICIAN], '2026-01-01', '2026-01-01T00:00:00Z'),
      ),
    ).rejects.toThrow(/row-level security/)
  })

  test('the norm in force is the newest whose day has come, and made-up ones are marked', async () => {
    const tea = '4-03-02-07'
    await transactAsSystem(system.app.services.db, 'test', async (tx) => {
      expect(await seedNorms(tx, [tea], '2026-01-01', '2026-01-01T00:00:00Z')).toBe(1)
      expect(await seedNorms(tx, [tea], '2026-01-01', '2026-01-01T00:00:00Z')).toBe(0)
      expect(await normStore.inForce(tx, tea, '2', '2025-12-31')).toBeUndefined()
      expect(await normStore.inForce(tx, tea, '2', '2026-06-01')).toMatchObject({
        synthetic: true,
        occupationCode: tea,
      })
    })
  })
})
