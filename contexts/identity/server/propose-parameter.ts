import {
  type AccountActor,
  covers,
  dayOf,
  type PlainDate,
  parsePlainDate,
  parseRegionCode,
  refuse,
} from '@lingjiang/kernel'
import { endpoint, listParameters, Malformed, type ParameterRow, recordParameter } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { DecideParameterProposal, ProposeParameter } from '../contract/index.ts'
import {
  confirmParameter,
  type ParameterValue,
  type ParameterVersion,
  proposeParameter,
  sameHand,
} from '../domain/index.ts'
import { accountOf } from './account-actor.ts'
import { accountStore } from './account-store.ts'
import { type NamedHand, type ProposalRow, parameterProposalStore } from './parameter-proposal-store.ts'
import { regionStore } from './region-store.ts'

const NO_DAY = [{ pointer: '/effectiveFrom', text: '日期不正确 / Not a calendar day' }]

async function handOf(tx: Tx, actor: AccountActor): Promise<NamedHand> {
  const account = await accountStore.get(tx, actor.accountId)
  return { accountId: actor.accountId, delegatedBy: actor.delegatedBy, name: account.displayName }
}

async function recordedOf(tx: Tx, key: string): Promise<readonly (ParameterRow & ParameterVersion)[]> {
  const rows = await listParameters(tx)
  return rows.filter((row) => row.key === key) as readonly (ParameterRow & ParameterVersion)[]
}

export const proposeParameterRoute = endpoint(ProposeParameter, async ({ tx, params, body, actor, now, record }) => {
  const own = accountOf(actor)
  const [effectiveFrom, scope] = [parsePlainDate(body.effectiveFrom), parseRegionCode(body.scope)]
  if (!effectiveFrom) throw new Malformed(NO_DAY)
  const known = scope && (await regionStore.names(tx, [scope])).has(scope)
  if (!known || !own.regions.some((region) => covers(region, scope))) return refuse('parameter-scope-invalid')
  const proposal = { key: params.key, scope, value: body.value as ParameterValue, effectiveFrom }
  const decision = proposeParameter(proposal, await recordedOf(tx, params.key), dayOf(now))
  if (!decision.ok) return decision
  const { authority, document, reason } = body
  const proposalId = await parameterProposalStore.add(
    tx,
    { ...proposal, authority, document, reason },
    await handOf(tx, own),
    now,
  )
  if (!proposalId) return refuse('parameter-proposal-waiting')
  record({
    action: 'parameter-proposed',
    subjectKind: 'parameter',
    subjectId: params.key,
    regionCode: scope,
    facts: { proposalId, effectiveFrom, value: JSON.stringify(body.value), document },
  })
  return { proposalId }
})

export const decideParameterProposal = endpoint(DecideParameterProposal, async (context) => {
  const { tx, params, body, actor, now, record } = context
  const own = accountOf(actor)
  const proposal = await parameterProposalStore.findForUpdate(tx, params.proposalId)
  if (!proposal) return refuse('not-found')
  if (proposal.state !== 'waiting') return refuse('parameter-proposal-decided')
  const by = await handOf(tx, own)
  const reason = body.reason?.trim() || null
  const decided =
    body.decision === 'confirm'
      ? await confirm(tx, proposal, own, by, dayOf(now))
      : body.decision === 'reject'
        ? reject(proposal, by, reason)
        : withdraw(proposal, by)
  if ('ok' in decided) return decided
  await parameterProposalStore.decide(tx, proposal.id, { ...decided, reason }, by, now)
  record({
    action: `parameter-${decided.state}`,
    subjectKind: 'parameter',
    subjectId: proposal.key,
    regionCode: proposal.regionCode,
    facts: { proposalId: proposal.id, version: decided.version },
  })
  return decided
})

async function confirm(tx: Tx, row: ProposalRow, own: AccountActor, by: NamedHand, today: PlainDate) {
  const recorded = await recordedOf(tx, row.key)
  const scope = parseRegionCode(row.regionCode)
  const effectiveFrom = parsePlainDate(row.effectiveFrom)
  if (!scope || !effectiveFrom) throw new Error('a stored proposal has a region and a day')
  if (!own.regions.some((region) => covers(region, scope))) return refuse('parameter-scope-invalid')
  const proposal = { key: row.key, scope, value: row.value, effectiveFrom, proposer: proposerOf(row) }
  const decision = confirmParameter(proposal, recorded, by, today)
  if (!decision.ok) return decision
  const { authority, document } = row
  const unit = recorded.at(-1)?.unit ?? ''
  const version = await recordParameter(tx, { ...proposal, unit, authority, document, mark: 'sourced' }, by.accountId)
  return version === undefined
    ? refuse('parameter-date-taken', { effectiveFrom })
    : { state: 'confirmed' as const, version }
}

function reject(row: ProposalRow, by: NamedHand, reason: string | null) {
  if (!reason) return refuse('reason-required')
  return sameHand(proposerOf(row), by) ? refuse('four-eyes-needed') : { state: 'rejected' as const, version: null }
}

function withdraw(row: ProposalRow, by: NamedHand) {
  return by.accountId === row.proposedBy ? { state: 'withdrawn' as const, version: null } : refuse('proposal-not-yours')
}

const proposerOf = (row: ProposalRow) => ({
  accountId: row.proposedBy,
  delegatedBy: row.proposedFor === row.proposedBy ? undefined : row.proposedFor,
})
