import { createHmac } from 'node:crypto'
import { BrokenInvariant, type Refused, refuse } from '@lingjiang/kernel'
import type { Vault } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import type { ChoiceItem } from '@lingjiang/qti'
import { type Allotment, drawPaper, type Lot } from '../domain/index.ts'
import { type Bank, bankStore, type StoredRubric } from './bank-store.ts'
import { itemStore } from './item-store.ts'

export type PaperRequest = {
  readonly organisationId: string
  readonly occupationCode: string
  readonly occupationName: string
  readonly level: string
  /** Recorded with the paper: the same seed and bank give the same paper. */
  readonly seed: string
}
export type BankPaper = {
  readonly ok: true
  readonly bank: Bank
  readonly items: readonly (ChoiceItem & { readonly id: string; readonly markTenths: number })[]
  readonly allotments: readonly Allotment[]
}

/** A lot from HMAC-SHA-256 of the label under the seed: whoever knows the seed can draw again. */
export function seededLot(seed: string): Lot {
  return (label) => createHmac('sha256', seed).update(label).digest().readUIntBE(0, 6) / 2 ** 48
}

/** Draws a paper with its keys from the bank of an occupation and level. For the system actor: nobody else may open the items. */
export async function drawFromBank(
  tx: Tx,
  vault: Vault,
  request: PaperRequest,
): Promise<BankPaper | Refused<'bank-missing' | 'bank-too-small' | 'bank-scope-too-small' | 'blueprint-missing'>> {
  const bank = await bankStore.choose(tx, request)
  if (!bank) return refuse('bank-missing', { occupation: request.occupationName, level: request.level })
  const [nodes, items] = [await bankStore.blueprint(tx, bank.id), await itemStore.listDrawable(tx, bank.id)]
  const drawn = drawPaper(nodes, items, bank.form, seededLot(request.seed))
  if (!drawn.ok) return drawn
  const rowOf = new Map(items.map((item) => [item.id, item.rowId]))
  const rowIds = drawn.items.map((item) => rowOf.get(item.id) ?? '')
  const contents = await itemStore.open(tx, vault, rowIds)
  const chosen = drawn.items.map((item, place) => {
    const id = rowIds[place] ?? ''
    const content = contents.get(id)
    if (!content) throw new BrokenInvariant(`the drawn item ${item.id} is not in the bank`)
    return { ...content, id, markTenths: item.markTenths }
  })
  await itemStore.countDraw(tx, rowIds)
  return { ok: true, bank, items: chosen, allotments: drawn.allotments }
}

/** The newest scoring sheet of a subject for an occupation and level. */
export async function findRubric(
  tx: Tx,
  request: Omit<PaperRequest, 'seed'> & { readonly subject: StoredRubric['subject'] },
): Promise<StoredRubric | Refused<'bank-missing' | 'rubric-missing'>> {
  const bank = await bankStore.choose(tx, request)
  if (!bank) return refuse('bank-missing', { occupation: request.occupationName, level: request.level })
  return (
    (await bankStore.findRubric(tx, bank.id, request.subject)) ?? refuse('rubric-missing', { subject: request.subject })
  )
}
