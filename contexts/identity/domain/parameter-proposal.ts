import { accept, type Decision, type PlainDate, type RegionCode, refuse, tierOf } from '@lingjiang/kernel'
import { differsAt, type ParameterValue } from './parameter-value.ts'

export type ParameterVersion = {
  readonly regionCode: string
  readonly effectiveFrom: string
  readonly value: ParameterValue
}
export type ParameterProposal = {
  readonly key: string
  readonly scope: RegionCode
  readonly value: ParameterValue
  readonly effectiveFrom: PlainDate
}
/** Who acts, and for whom where the mandate was lent. */
export type Hand = { readonly accountId: string; readonly delegatedBy?: string | undefined }

type ProposalRefusal =
  | 'parameter-unknown'
  | 'parameter-scope-invalid'
  | 'parameter-date-past'
  | 'parameter-date-taken'
  | 'parameter-shape-differs'

/** A new dated value may be proposed for a known key, for the province or one of its cities, from today on, in the shape of the values before. */
export function proposeParameter(
  proposal: ParameterProposal,
  recorded: readonly ParameterVersion[],
  today: PlainDate,
): Decision<{ readonly kind: 'parameter-proposed' }, ProposalRefusal> {
  if (recorded.length === 0) return refuse('parameter-unknown', { key: proposal.key })
  if (tierOf(proposal.scope) === 'county') return refuse('parameter-scope-invalid')
  const late = datingFault(proposal, recorded, today)
  if (late) return refuse(late, { effectiveFrom: proposal.effectiveFrom })
  const place = differsAt(
    recorded.map((version) => version.value),
    proposal.value,
  )
  if (place !== undefined) return refuse('parameter-shape-differs', { place: place || '/' })
  return accept({ kind: 'parameter-proposed' as const })
}

/** Decisions taken under an earlier value stay as they were: a value never begins in the past, and a recorded one is never replaced. */
function datingFault(proposal: ParameterProposal, recorded: readonly ParameterVersion[], today: PlainDate) {
  if (proposal.effectiveFrom < today) return 'parameter-date-past'
  const taken = recorded.some(
    (version) => version.regionCode === proposal.scope && version.effectiveFrom === proposal.effectiveFrom,
  )
  return taken ? 'parameter-date-taken' : undefined
}

/** Four eyes: nobody whose name stands behind the proposal, as actor or as lender of the mandate, stands behind its confirmation. */
export function sameHand(proposer: Hand, decider: Hand): boolean {
  const names = (hand: Hand) => [hand.accountId, ...(hand.delegatedBy ? [hand.delegatedBy] : [])]
  return names(proposer).some((name) => names(decider).includes(name))
}

/** A waiting proposal is confirmed by somebody else, while its first day has not passed. */
export function confirmParameter(
  proposal: ParameterProposal & { readonly proposer: Hand },
  recorded: readonly ParameterVersion[],
  decider: Hand,
  today: PlainDate,
): Decision<{ readonly kind: 'parameter-confirmed' }, ProposalRefusal | 'four-eyes-needed'> {
  if (sameHand(proposal.proposer, decider)) return refuse('four-eyes-needed')
  const again = proposeParameter(proposal, recorded, today)
  return again.ok ? accept({ kind: 'parameter-confirmed' as const }) : again
}
