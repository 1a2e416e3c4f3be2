import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { BrokenInvariant, PROVINCE, type SkillLevel } from '@lingjiang/kernel'
import type { Vault } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import type { PaperForm } from '../domain/index.ts'
import { bankStore } from './bank-store.ts'
import { takeOverFile } from './take-over-file.ts'

const FOLDER = new URL('../../../data/samples/items/', import.meta.url)
const SAMPLE_FORM: PaperForm = [
  { kind: 'single', count: 20, markTenths: 30 },
  { kind: 'multiple', count: 5, markTenths: 40 },
  { kind: 'judgment', count: 10, markTenths: 20 },
]
const LEVELS: readonly SkillLevel[] = ['5', '4', '3', '2', '1']

/** Occupations with sample items. One set serves all levels: it shows the system at work and examines nobody. */
export const SAMPLE_BANKS = [
  { file: 'electrician.zip', occupationCode: '6-31-01-03', occupationName: '电工' },
  { file: 'e-commerce.zip', occupationCode: '4-01-06-01', occupationName: '电子商务师' },
  { file: 'child-care.zip', occupationCode: '4-10-01-03', occupationName: '保育师' },
] as const

/**
 * Opens the province's sample banks from the packages in data/samples/items, plainly marked as samples. Runs as the system; a bank that stands there
 * already is left alone. @returns how many were opened
 */
export async function seedSampleBanks(tx: Tx, vault: Vault, now: string): Promise<number> {
  let opened = 0
  for (const sample of SAMPLE_BANKS) {
    const bytes = readFileSync(fileURLToPath(new URL(sample.file, FOLDER)))
    for (const level of LEVELS) {
      const bank = { organisationId: null, regionCode: PROVINCE }
      const id = await bankStore.insert(tx, {
        ...bank,
        occupationCode: sample.occupationCode,
        occupationName: sample.occupationName,
        level,
        title: `${sample.occupationName}示例题库（演示用，非正式试题）`,
        sample: true,
        form: SAMPLE_FORM,
        createdBy: null,
        now,
      })
      if (!id) continue
      const taken = await takeOverFile(tx, vault, { id, ...bank }, { name: sample.file, bytes, accountId: null, now })
      if ('faults' in taken) throw new BrokenInvariant(`${sample.file}: ${taken.faults[0]?.text.en}`)
      opened += 1
    }
  }
  return opened
}
