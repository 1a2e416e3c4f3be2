import type { Tx } from '@lingjiang/platform/sql'
import { pinyin } from 'pinyin-pro'
import { searchTermsOf } from '../domain/index.ts'
import { type NewOccupation, occupationStore } from './occupation-store.ts'

/** Takes the rows of data/occupations.csv into the table; does nothing where they are there already. @returns how many the table holds */
export async function loadOccupations(tx: Tx, rows: readonly Readonly<Record<string, string>>[]): Promise<number> {
  if ((await occupationStore.count(tx)) < rows.length) await occupationStore.load(tx, rows.map(toOccupation))
  return occupationStore.count(tx)
}

function toOccupation(row: Readonly<Record<string, string>>): NewOccupation {
  const { code = '', name = '' } = row
  const workTypes = (row.work_types ?? '').split('|').filter(Boolean)
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true }).map((s) => s.toLowerCase())
  return {
    code,
    name,
    majorCode: code.slice(0, 1),
    majorName: row.major_name ?? '',
    middleName: row.middle_name ?? '',
    minorName: row.minor_name ?? '',
    workTypes,
    isDigital: row.is_digital === '1',
    isGreen: row.is_green === '1',
    isSkill: row.skill_class_3_to_6 === '1',
    catalogueYear: Number(row.catalog_year),
    source: row.source ?? '',
    initials: syllables.map((s) => s.charAt(0)).join(''),
    pinyin: syllables.join(''),
    terms: [...searchTermsOf(name, ...workTypes)],
  }
}
