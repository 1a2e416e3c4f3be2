import type { Tx } from '@lingjiang/platform/sql'
import type { ExaminerGrade, StaffKind } from '../contract/index.ts'

export type StaffMember = {
  readonly id: string
  readonly organisationId: string
  readonly kind: StaffKind
  readonly personId: string
  readonly name: string
  readonly documentMasked: string
  readonly fullTime: boolean
  readonly middleManagement: boolean
  readonly grade: ExaminerGrade | null
  readonly occupationCodes: string[]
  readonly cardNumber: string | null
  readonly cardValidTo: string | null
  readonly joinedOn: string
  readonly leftOn: string | null
}

export type StaffEntry = Omit<StaffMember, 'leftOn'> & { readonly regionCode: string }

const COLUMNS = [
  'id',
  'organisation_id',
  'kind',
  'person_id',
  'name',
  'document_masked',
  'full_time',
  'middle_management',
  'grade',
  'occupation_codes',
  'card_number',
  'card_valid_to',
  'joined_on',
  'left_on',
] as const

export const staffStore = {
  /** Who works there on a day. */
  async ofOrganisation(tx: Tx, organisationId: string, on: string): Promise<readonly StaffMember[]> {
    return tx<StaffMember[]>`select ${tx(COLUMNS)} from registry.staff
      where organisation_id = ${organisationId} and joined_on <= ${on} and (left_on is null or left_on > ${on})
      order by array_position(array['manager','examiner','internal-supervisor','expert'], kind), name, id`
  },

  async find(tx: Tx, id: string): Promise<StaffMember | undefined> {
    const [row] = await tx<StaffMember[]>`select ${tx(COLUMNS)} from registry.staff where id = ${id}`
    return row
  },

  /** Enters many at once. @returns how many are new; those who are on the list in that function already are left alone */
  async insert(tx: Tx, entries: readonly StaffEntry[]): Promise<number> {
    if (entries.length === 0) return 0
    const rows =
      await tx`insert into registry.staff ${tx(entries.map((entry) => ({ ...entry, occupationCodes: [...entry.occupationCodes] })))}
      on conflict (organisation_id, kind, person_id) where left_on is null do nothing returning id`
    return rows.length
  },

  async leave(tx: Tx, id: string, on: string): Promise<void> {
    await tx`update registry.staff set left_on = greatest(${on}::date, joined_on) where id = ${id} and left_on is null`
  },

  async worksThere(tx: Tx, organisationId: string, personIds: readonly string[]): Promise<readonly string[]> {
    if (personIds.length === 0) return []
    const rows = await tx<{ personId: string }[]>`select distinct person_id from registry.staff
      where organisation_id = ${organisationId} and person_id in ${tx([...personIds])}`
    return rows.map((row) => row.personId)
  },
}
