import type { StatusPurpose } from '@lingjiang/credential'
import type { Instant } from '@lingjiang/kernel'
import type { Receipt } from '@lingjiang/platform'
import type { Sql, Tx } from '@lingjiang/platform/sql'

export type StoredStatusList = {
  readonly jwt: string
  readonly leafIndex: number
  readonly treeSize: number
  readonly inclusion: Buffer
  readonly checkpoint: string
}

/** States that a purpose shows as set. */
const SET: Readonly<Record<StatusPurpose, readonly string[]>> = {
  revocation: ['revoked', 'cancelled'],
  suspension: ['suspended'],
}

export const statusListStore = {
  async isCurrent(tx: Tx, list: number, until: Instant): Promise<boolean> {
    const rows = await tx`select 1 from credentials.status_list where list = ${list} and valid_until > ${until} limit 1`
    return rows.length > 0
  },

  /** Lists in use whose newest version ends before a moment. */
  async endingBefore(tx: Tx, until: Instant): Promise<readonly number[]> {
    const rows = await tx<{ list: number }[]>`
      select list from credentials.status_list group by list having max(valid_until) <= ${until} order by list`
    return rows.map((row) => row.list)
  },

  async indexesSet(tx: Tx, purpose: StatusPurpose, from: number, to: number): Promise<readonly number[]> {
    const rows = await tx<{ statusIndex: number }[]>`
      select status_index from credentials.certificate where status_index >= ${from} and status_index < ${to} and status in ${tx([...SET[purpose]])}`
    return rows.map((row) => row.statusIndex)
  },

  async insert(
    tx: Tx,
    version: {
      readonly list: number
      readonly purpose: StatusPurpose
      readonly jwt: string
      readonly receipt: Receipt
      readonly validFrom: Instant
      readonly validUntil: Instant
    },
  ): Promise<void> {
    await tx`insert into credentials.status_list (list, purpose, valid_from, valid_until, jwt, leaf_index, tree_size, inclusion)
      values (${version.list}, ${version.purpose}, ${version.validFrom}, ${version.validUntil}, ${version.jwt}, ${version.receipt.index},
        ${version.receipt.size}, ${Buffer.concat(version.receipt.proof)})`
  },

  /** The version of a list and purpose in force: the latest. */
  async findLatest(db: Tx | Sql, list: number, purpose: string): Promise<StoredStatusList | undefined> {
    const [row] = await db<StoredStatusList[]>`
      select s.jwt, s.leaf_index, s.tree_size, s.inclusion, c.note as checkpoint
      from credentials.status_list s join credentials.register_checkpoint c on c.size = s.tree_size
      where s.list = ${list} and s.purpose = ${purpose} order by s.valid_from desc, s.leaf_index desc limit 1`
    return row
  },
}
