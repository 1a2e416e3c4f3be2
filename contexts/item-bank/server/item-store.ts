import { createHash, randomUUID } from 'node:crypto'
import type { Vault } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import type { ChoiceItem } from '@lingjiang/qti'
import type { DrawableItem, ItemKind } from '../domain/index.ts'
import type { Bank } from './bank-store.ts'

const ITEM_PLACE = 'item_bank.item.sealed'

export type ItemRow = {
  readonly id: string
  readonly identifier: string
  readonly kind: ItemKind
  readonly point: string
  readonly pointName: string
  readonly drawn: number
  readonly withdrawn: boolean
}

export type ItemImport = {
  readonly id: string
  readonly fileName: string
  readonly items: number
  readonly replaced: number
  readonly blueprint: boolean
  readonly rubrics: number
  readonly importedAt: string
}

export const itemStore = {
  /** Inserts items sealed; one that stands there already is replaced. @returns how many were replaced */
  async save(
    tx: Tx,
    vault: Vault,
    bank: Pick<Bank, 'id' | 'organisationId' | 'regionCode'>,
    items: readonly ChoiceItem[],
    entry: { readonly importId: string; readonly now: string },
  ): Promise<number> {
    let replaced = 0
    for (let from = 0; from < items.length; from += 500) {
      const rows = items.slice(from, from + 500).map((item) => {
        const text = JSON.stringify(item)
        return {
          id: randomUUID(),
          bankId: bank.id,
          organisationId: bank.organisationId,
          regionCode: bank.regionCode,
          identifier: item.identifier,
          kind: item.kind,
          point: item.point,
          sealed: vault.encrypt(text, ITEM_PLACE),
          digest: createHash('sha256').update(text).digest('hex'),
          importId: entry.importId,
          createdAt: entry.now,
        }
      })
      const saved = await tx<{ fresh: boolean }[]>`
        insert into item_bank.item ${tx(rows)}
        on conflict on constraint item_identifier_taken do update set kind = excluded.kind, point = excluded.point, sealed = excluded.sealed,
          digest = excluded.digest, import_id = excluded.import_id, withdrawn_at = null
        returning xmax = 0 as fresh`
      replaced += saved.filter((row) => !row.fresh).length
    }
    return replaced
  },

  async list(
    tx: Tx,
    bankId: string,
    filter: {
      readonly kind?: ItemKind | undefined
      readonly point?: string | undefined
      readonly cursor?: string | undefined
      readonly limit: number
    },
  ): Promise<{ readonly items: readonly ItemRow[]; readonly next: string | null }> {
    const rows = await tx<ItemRow[]>`
      select i.id, i.identifier, i.kind, i.point, coalesce(n.name, '') as point_name, i.drawn, i.withdrawn_at is not null as withdrawn
      from item_bank.item i left join item_bank.blueprint_node n on n.bank_id = i.bank_id and n.code = i.point
      where i.bank_id = ${bankId} ${filter.kind ? tx`and i.kind = ${filter.kind}` : tx``}
        ${filter.point ? tx`and i.point like ${`${filter.point.replace(/[\\%_]/g, '')}%`}` : tx``}
        ${filter.cursor ? tx`and i.identifier > ${filter.cursor}` : tx``}
      order by i.identifier limit ${filter.limit + 1}`
    const items = rows.slice(0, filter.limit)
    return { items, next: rows.length > filter.limit ? (items.at(-1)?.identifier ?? null) : null }
  },

  /** For the draw an item is known by its identifier, which is the same in every copy of the bank. */
  async listDrawable(tx: Tx, bankId: string): Promise<readonly (DrawableItem & { readonly rowId: string })[]> {
    return tx<(DrawableItem & { rowId: string })[]>`
      select identifier as id, id as row_id, kind, point from item_bank.item
      where bank_id = ${bankId} and withdrawn_at is null order by identifier`
  },

  /** Points that items of the bank test, for a blueprint that would leave them out. */
  async listPoints(
    tx: Tx,
    bankId: string,
  ): Promise<readonly { readonly identifier: string; readonly point: string }[]> {
    return tx<{ identifier: string; point: string }[]>`
      select identifier, point from item_bank.item where bank_id = ${bankId} and withdrawn_at is null order by identifier`
  },

  /** Opens items with their keys: for the owner and the draw only. */
  async open(tx: Tx, vault: Vault, ids: readonly string[]): Promise<ReadonlyMap<string, ChoiceItem>> {
    const rows = await tx<{ id: string; sealed: Buffer }[]>`
      select id, sealed from item_bank.item where id = any(${[...ids]}::uuid[])`
    return new Map(rows.map((row) => [row.id, JSON.parse(vault.decrypt(row.sealed, ITEM_PLACE)) as ChoiceItem]))
  },

  async countDraw(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx`update item_bank.item set drawn = drawn + 1 where id = any(${[...ids]}::uuid[])`
  },

  async countByPoint(
    tx: Tx,
    bankId: string,
  ): Promise<readonly { readonly point: string; readonly kind: ItemKind; readonly items: number }[]> {
    return tx<{ point: string; kind: ItemKind; items: number }[]>`
      select point, kind, items from item_bank.count_items(${bankId})`
  },

  async addImport(
    tx: Tx,
    entry: Omit<ItemImport, 'importedAt'> & {
      readonly bankId: string
      readonly fileSha256: string
      readonly accountId: string | null
      readonly importedAt: string
    },
  ): Promise<void> {
    await tx`insert into item_bank.item_import ${tx(entry)}`
  },

  async listImports(tx: Tx, bankId: string): Promise<readonly ItemImport[]> {
    return tx<ItemImport[]>`
      select id, file_name, items, replaced, blueprint, rubrics, imported_at from item_bank.item_import
      where bank_id = ${bankId} order by imported_at desc limit 20`
  },
}
