import { randomUUID } from 'node:crypto'
import type { Tx } from '@lingjiang/platform/sql'
import type { Hand, ParameterProposal, ParameterValue } from '../domain/index.ts'

export type ProposalRow = {
  readonly id: string
  readonly key: string
  readonly regionCode: string
  readonly value: ParameterValue
  readonly effectiveFrom: string
  readonly authority: string
  readonly document: string
  readonly reason: string
  readonly state: 'waiting' | 'confirmed' | 'rejected' | 'withdrawn'
  readonly proposedBy: string
  readonly proposedFor: string
  readonly proposedByName: string
  readonly proposedAt: string
  readonly decidedByName: string | null
  readonly decidedAt: string | null
  readonly decisionReason: string | null
  readonly version: number | null
}

/** Who writes: the hand with the name that the screens show. */
export type NamedHand = Hand & { readonly name: string }

export const parameterProposalStore = {
  /** @returns the id, or undefined when one for the same key, scope and day waits already */
  async add(
    tx: Tx,
    proposal: ParameterProposal & { readonly authority: string; readonly document: string; readonly reason: string },
    by: NamedHand,
    now: string,
  ): Promise<string | undefined> {
    const [row] = await tx<{ id: string }[]>`
      insert into identity.parameter_proposal
        (id, key, region_code, value, effective_from, authority, document, reason, proposed_by, proposed_for, proposed_by_name, proposed_at)
      values (${randomUUID()}, ${proposal.key}, ${proposal.scope}, ${JSON.stringify(proposal.value)}::text::jsonb, ${proposal.effectiveFrom},
        ${proposal.authority}, ${proposal.document}, ${proposal.reason}, ${by.accountId}, ${by.delegatedBy ?? by.accountId}, ${by.name}, ${now})
      on conflict (key, region_code, effective_from) where state = 'waiting' do nothing returning id`
    return row?.id
  },

  async findForUpdate(tx: Tx, id: string): Promise<ProposalRow | undefined> {
    const [row] = await tx<ProposalRow[]>`
      select * from identity.parameter_proposal where id = ${id} and state = 'waiting' for update`
    if (row) return row
    const [decided] = await tx<ProposalRow[]>`select * from identity.parameter_proposal where id = ${id}`
    return decided
  },

  async waiting(tx: Tx): Promise<readonly ProposalRow[]> {
    return tx<
      ProposalRow[]
    >`select * from identity.parameter_proposal where state = 'waiting' order by proposed_at, id limit 200`
  },

  async ofKey(tx: Tx, key: string): Promise<readonly ProposalRow[]> {
    return tx<ProposalRow[]>`
      select * from identity.parameter_proposal where key = ${key} order by proposed_at desc, id limit 200`
  },

  async decide(
    tx: Tx,
    id: string,
    decision: {
      readonly state: 'confirmed' | 'rejected' | 'withdrawn'
      readonly reason: string | null
      readonly version: number | null
    },
    by: NamedHand,
    now: string,
  ): Promise<void> {
    await tx`update identity.parameter_proposal set state = ${decision.state}, decided_by = ${by.accountId},
      decided_for = ${by.delegatedBy ?? by.accountId}, decided_by_name = ${by.name}, decided_at = ${now},
      decision_reason = ${decision.reason}, version = ${decision.version} where id = ${id}`
  },
}
