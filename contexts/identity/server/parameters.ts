import { type AccountActor, covers, dayOf, type PlainDate, type RegionCode, refuse } from '@lingjiang/kernel'
import { endpoint, listParameters, type ParameterRow } from '@lingjiang/platform'
import { GetParameter, ListParameters } from '../contract/index.ts'
import { accountOf } from './account-actor.ts'
import { type ProposalRow, parameterProposalStore } from './parameter-proposal-store.ts'
import { regionStore } from './region-store.ts'

/** The value in force a key and scope (the first recorded one while none is in force yet), and the one that follows. */
function inForceAndNext(rows: readonly ParameterRow[], today: PlainDate) {
  const groups = Map.groupBy(rows, (row) => `${row.key} ${row.regionCode}`)
  return [...groups.values()].flatMap((versions) => {
    const standing = versions.filter((row) => row.effectiveFrom <= today)
    const now = standing.at(-1) ?? versions[0]
    const next = versions.find((row) => row.effectiveFrom > today && row !== now)
    return now ? [{ now, next }] : []
  })
}

export const listParametersRoute = endpoint(ListParameters, async ({ tx, query, actor, now }) => {
  const own = accountOf(actor)
  const all = inForceAndNext(
    (await listParameters(tx)).filter((row) => own.regions.length === 0 || concerns(own.regions, row.regionCode)),
    dayOf(now),
  )
  const wanted = (query.text ?? '').trim().toLowerCase()
  const found = all.filter(
    ({ now: row }) =>
      (!query.mark || row.mark === query.mark) &&
      [row.key, row.document, row.authority].some((words) => words.toLowerCase().includes(wanted)),
  )
  const waiting = await parameterProposalStore.waiting(tx)
  const names = await regionStore.names(tx, [
    ...found.map(({ now: row }) => row.regionCode),
    ...waiting.map((row) => row.regionCode),
  ])
  const count = (mark: string) => all.filter(({ now: row }) => row.mark === mark).length
  return {
    parameters: found.map(({ now: row, next }) => ({
      key: row.key,
      unit: row.unit,
      ...datedValue(row, names),
      mark: row.mark,
      upcoming: next ? { value: next.value, effectiveFrom: next.effectiveFrom } : null,
    })),
    waiting: waiting.map((row) => proposalReply(row, names, own)),
    counts: { sourced: count('sourced'), memory: count('memory'), inference: count('inference') },
  }
})

export const getParameterRoute = endpoint(GetParameter, async ({ tx, params, actor, now }) => {
  const own = accountOf(actor)
  const today = dayOf(now)
  const rows = (await listParameters(tx)).filter((row) => row.key === params.key)
  const unit = rows.at(-1)?.unit
  if (unit === undefined) return refuse('parameter-unknown', { key: params.key })
  const proposals = await parameterProposalStore.ofKey(tx, params.key)
  const names = await regionStore.names(
    tx,
    [...rows, ...proposals].map((row) => row.regionCode),
  )
  const inForce = new Set(inForceAndNext(rows, today).map(({ now: row }) => row.version))
  const versions = rows.map((row) => ({
    version: row.version,
    ...datedValue(row, names),
    mark: row.mark,
    recordedAt: row.recordedAt,
    standing:
      row.effectiveFrom > today
        ? ('upcoming' as const)
        : inForce.has(row.version)
          ? ('in-force' as const)
          : ('past' as const),
  }))
  return {
    key: params.key,
    unit,
    versions: versions.sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1)),
    proposals: proposals.map((row) => proposalReply(row, names, own)),
  }
})

/** A value concerns an officer whose region lies in its scope, or has its scope below. */
function concerns(regions: readonly RegionCode[], scope: RegionCode): boolean {
  return regions.some((region) => covers(scope, region) || covers(region, scope))
}

type Names = ReadonlyMap<string, string>

function datedValue(row: ParameterRow | ProposalRow, names: Names) {
  return {
    scope: { code: row.regionCode, name: names.get(row.regionCode) ?? row.regionCode },
    value: row.value,
    effectiveFrom: row.effectiveFrom,
    authority: row.authority,
    document: row.document,
  }
}

function proposalReply(row: ProposalRow, names: Names, actor: AccountActor) {
  const mine = [actor.accountId, actor.delegatedBy]
  return {
    id: row.id,
    key: row.key,
    ...datedValue(row, names),
    reason: row.reason,
    state: row.state,
    proposedBy: row.proposedByName,
    proposedAt: row.proposedAt,
    decidedBy: row.decidedByName,
    decidedAt: row.decidedAt,
    decisionReason: row.decisionReason,
    version: row.version,
    own: mine.includes(row.proposedBy) || mine.includes(row.proposedFor),
  }
}
