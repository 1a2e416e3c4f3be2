import type { ContextModule } from '@lingjiang/platform'
import { permissions, refusals } from '../contract/index.ts'
import { createBank, getBank, importItems, listBanks, listItems, openItem } from './banks.ts'

export type { Station } from '../domain/index.ts'
export type { Bank, StoredRubric } from './bank-store.ts'
export { type BankPaper, drawFromBank, findRubric, type PaperRequest, seededLot } from './draw-from-bank.ts'
export { SAMPLE_BANKS, seedSampleBanks } from './seed-sample-banks.ts'

/** The item bank: items of QTI 3, blueprints, scoring sheets, and the draw of papers. */
export function itemBankModule(): ContextModule {
  return {
    name: 'item-bank',
    permissions,
    refusals,
    routes: [listBanks, createBank, getBank, listItems, openItem, importItems],
  }
}
