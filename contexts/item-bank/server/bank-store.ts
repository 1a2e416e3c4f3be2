import { randomUUID } from 'node:crypto'
import type { SkillLevel } from '@lingjiang/kernel'
import type { Tx } from '@lingjiang/platform/sql'
import type { BlueprintNode, PaperForm, Rubric, RubricSubject } from '../domain/index.ts'

export type Bank = {
  readonly id: string
  readonly organisationId: string | null
  readonly regionCode: string
  readonly occupationCode: string
  readonly occupationName: string
  readonly level: SkillLevel
  readonly title: string
  readonly sample: boolean
  readonly form: PaperForm
  readonly version: number
  readonly own: boolean
  readonly items: number
  readonly changedAt: string
}
export type NewBank = Omit<Bank, 'id' | 'version' | 'own' | 'items' | 'changedAt'> & {
  readonly createdBy: string | null
  readonly now: string
}
export type StoredRubric = Rubric & { readonly id: string; readonly version: number; readonly bankId: string }

const columns = (
  tx: Tx,
) => tx`b.id, b.organisation_id, b.region_code, b.occupation_code, b.occupation_name, b.level, b.title,
  b.sample, b.form, b.version, b.changed_at, item_bank.owns(b.organisation_id, b.region_code) as own,
  (select coalesce(sum(items), 0)::integer from item_bank.count_items(b.id)) as items`

export const bankStore = {
  /** Statement `for update` of the version; @returns the bank when it is visible. */
  async find(tx: Tx, id: string): Promise<Bank | undefined> {
    const [row] = await tx<Bank[]>`select ${columns(tx)} from item_bank.bank b where b.id = ${id}`
    return row
  },

  async list(
    tx: Tx,
    filter: { readonly text?: string; readonly cursor?: string; readonly limit: number },
  ): Promise<{ readonly banks: readonly Bank[]; readonly next: string | null }> {
    const rows = await tx<Bank[]>`
      select ${columns(tx)} from item_bank.bank b where true
      ${filter.text ? tx`and (b.occupation_name || ' ' || b.occupation_code || ' ' || b.title) ilike ${`%${filter.text.replace(/[\\%_]/g, '\\$&')}%`}` : tx``}
      ${filter.cursor ? tx`and (b.occupation_code, b.level, b.id) > (select occupation_code, level, id from item_bank.bank where id = ${filter.cursor})` : tx``}
      order by b.occupation_code, b.level, b.id limit ${filter.limit + 1}`
    const banks = rows.slice(0, filter.limit)
    return { banks, next: rows.length > filter.limit ? (banks.at(-1)?.id ?? null) : null }
  },

  /** The bank a paper is drawn from: the organisation's own before the province's. */
  async choose(
    tx: Tx,
    wanted: { readonly organisationId: string; readonly occupationCode: string; readonly level: string },
  ): Promise<Bank | undefined> {
    const [row] = await tx<Bank[]>`
      select ${columns(tx)} from item_bank.bank b
      where b.occupation_code = ${wanted.occupationCode} and b.level = ${wanted.level}
        and (b.organisation_id = ${wanted.organisationId} or b.organisation_id is null)
      order by b.organisation_id is null limit 1`
    return row
  },

  /** @returns the id, or undefined when the owner has a bank of that occupation and level */
  async insert(tx: Tx, bank: NewBank): Promise<string | undefined> {
    const { createdBy, now, form, ...rest } = bank
    const row = { ...rest, id: randomUUID(), form: tx.json(form as never), createdBy, createdAt: now, changedAt: now }
    const [added] = await tx<{ id: string }[]>`
      insert into item_bank.bank ${tx(row)} on conflict do nothing returning id`
    return added?.id
  },

  async touch(tx: Tx, bankId: string, now: string): Promise<void> {
    await tx`update item_bank.bank set version = version + 1, changed_at = ${now} where id = ${bankId}`
  },

  async blueprint(tx: Tx, bankId: string): Promise<readonly BlueprintNode[]> {
    return tx<BlueprintNode[]>`
      select code, parent, name, weight, importance from item_bank.blueprint_node where bank_id = ${bankId} order by code`
  },

  async replaceBlueprint(tx: Tx, bankId: string, nodes: readonly BlueprintNode[]): Promise<void> {
    await tx`delete from item_bank.blueprint_node where bank_id = ${bankId}`
    if (nodes.length > 0)
      await tx`insert into item_bank.blueprint_node ${tx(nodes.map((node) => ({ bankId, ...node })))}`
  },

  async rubrics(tx: Tx, bankId: string): Promise<readonly StoredRubric[]> {
    return tx<StoredRubric[]>`
      select distinct on (subject) id, bank_id, subject, stations, version from item_bank.rubric
      where bank_id = ${bankId} order by subject, version desc`
  },

  async addRubric(tx: Tx, bankId: string, rubric: Rubric, now: string): Promise<void> {
    await tx`insert into item_bank.rubric (id, bank_id, subject, stations, version, created_at)
      select ${randomUUID()}, ${bankId}, ${rubric.subject}, ${tx.json(rubric.stations as never)},
        coalesce(max(version), 0) + 1, ${now} from item_bank.rubric where bank_id = ${bankId} and subject = ${rubric.subject}`
  },

  async findRubric(tx: Tx, bankId: string, subject: RubricSubject): Promise<StoredRubric | undefined> {
    return (await bankStore.rubrics(tx, bankId)).find((rubric) => rubric.subject === subject)
  },
}
