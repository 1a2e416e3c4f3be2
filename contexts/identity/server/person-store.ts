import { randomUUID } from 'node:crypto'
import type { Vault } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import type { Assurance } from '../contract/index.ts'

/** Columns whose sealed values hold document and phone numbers. */
export const DOCUMENT_PLACE = 'identity.person.document'
export const PHONE_PLACE = 'identity.person.phone'

export type Person = {
  readonly id: string
  readonly name: string
  readonly documentType: string
  readonly documentSealed: Buffer
  readonly sex: 'male' | 'female' | null
  readonly bornOn: string | null
  readonly phoneSealed: Buffer | null
  readonly assurance: Assurance
}

export type NewPerson = {
  readonly name: string
  readonly documentType: string
  /** Normalised: upper case, half-width, no spaces. */
  readonly documentNumber: string
  readonly sex: 'male' | 'female' | null
  readonly bornOn: string | null
  readonly phone: string | null
  readonly synthetic?: boolean
}

export function documentIndex(vault: Vault, type: string, number: string): Buffer {
  return vault.blindIndex('document', `${type} ${number}`)
}

export const personStore = {
  async findByDocument(tx: Tx, vault: Vault, type: string, number: string): Promise<Person | undefined> {
    const [row] = await tx<Person[]>`
      select id, name, document_type, document_sealed, sex, born_on, phone_sealed, assurance from identity.person
      where document_type = ${type} and document_index = ${documentIndex(vault, type, number)}`
    return row
  },

  async find(tx: Tx, id: string): Promise<Person | undefined> {
    const [row] = await tx<Person[]>`
      select id, name, document_type, document_sealed, sex, born_on, phone_sealed, assurance from identity.person where id = ${id}`
    return row
  },

  async setPhone(tx: Tx, vault: Vault, id: string, phone: string): Promise<void> {
    await tx`update identity.person set phone_sealed = ${vault.encrypt(phone, PHONE_PLACE)} where id = ${id}`
  },

  async findMany(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
    const found = new Map<string, Person>()
    for (let from = 0; from < ids.length; from += 5000) {
      const rows = await tx<Person[]>`
        select id, name, document_type, document_sealed, sex, born_on, phone_sealed, assurance from identity.person
        where id in ${tx(ids.slice(from, from + 5000))}`
      for (const row of rows) found.set(row.id, row)
    }
    return found
  },

  /** Inserts many persons at once; those whose document is on record already are left alone. @returns id by document index in hex, of all */
  async ensure(
    tx: Tx,
    vault: Vault,
    persons: readonly NewPerson[],
    now: string,
  ): Promise<readonly { readonly id: string; readonly name: string; readonly created: boolean }[]> {
    const rows = persons.map((person) => ({
      id: randomUUID(),
      name: person.name,
      documentType: person.documentType,
      documentSealed: vault.encrypt(person.documentNumber, DOCUMENT_PLACE),
      documentIndex: documentIndex(vault, person.documentType, person.documentNumber),
      sex: person.sex,
      bornOn: person.bornOn,
      phoneSealed: person.phone ? vault.encrypt(person.phone, PHONE_PLACE) : null,
      synthetic: person.synthetic ?? false,
    }))
    if (rows.length === 0) return []
    const hex = (key: 'documentSealed' | 'documentIndex' | 'phoneSealed') =>
      rows.map((row) => row[key]?.toString('hex') ?? null)
    const of = (key: 'id' | 'name' | 'documentType' | 'sex' | 'bornOn') => rows.map((row) => row[key])
    // Columns as lists: one statement for thousands of rows, without a parameter for each cell.
    await tx`
      insert into identity.person (id, name, document_type, document_sealed, document_index, sex, born_on, phone_sealed, assurance, synthetic, created_at)
      select n.id, n.name, n.type, decode(n.sealed, 'hex'), decode(n.digest, 'hex'), n.sex, n.born, decode(n.phone, 'hex'), 'stated', n.synthetic::boolean, ${now}::timestamptz
      from unnest(${of('id')}::uuid[], ${of('name')}::text[], ${of('documentType')}::text[], ${hex('documentSealed')}::text[], ${hex('documentIndex')}::text[],
        ${of('sex')}::text[], ${of('bornOn')}::date[], ${hex('phoneSealed')}::text[], ${rows.map((row) => String(row.synthetic))}::text[])
        as n (id, name, type, sealed, digest, sex, born, phone, synthetic)
      on conflict on constraint person_document_taken do nothing`
    const found = await tx<{ id: string; name: string; documentType: string; documentIndex: Buffer }[]>`
      select id, name, document_type, document_index from identity.person
      where (document_type, document_index) in (
        select t, decode(h, 'hex') from unnest(${rows.map((r) => r.documentType)}::text[], ${rows.map((r) => r.documentIndex.toString('hex'))}::text[]) as k (t, h))`
    const byKey = new Map(found.map((row) => [`${row.documentType} ${row.documentIndex.toString('hex')}`, row]))
    return rows.map((row) => {
      const person = byKey.get(`${row.documentType} ${row.documentIndex.toString('hex')}`)
      if (!person) throw new Error('person vanished')
      return { id: person.id, name: person.name, created: person.id === row.id }
    })
  },
}
