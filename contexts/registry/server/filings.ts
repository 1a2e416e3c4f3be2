import { randomUUID } from 'node:crypto'
import { dayOf, refuse, SKILL_LEVELS } from '@lingjiang/kernel'
import { endpoint } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { occupationStore } from '@lingjiang/standards/server'
import {
  type FilingStatement,
  ListFilings,
  OpenFiling,
  SaveFilingItems,
  SaveFilingStatement,
} from '../contract/index.ts'
import { FILING_PROCESSES } from '../domain/index.ts'
import { type Filing, filingStore } from './filing-store.ts'
import { findOwnOrganisation, organisationIdOf } from './own-organisation.ts'
import { siteStore } from './site-store.ts'

/** States in which the applicant may change the application. */
const EDITABLE = ['draft', 'returned']
export const isEditable = (filing: Pick<Filing, 'state'>) => EDITABLE.includes(filing.state)

export function filingRow(filing: Filing) {
  const { states } = FILING_PROCESSES[filing.kind]
  const title = (states as Readonly<Record<string, { readonly title: { readonly zh: string; readonly en: string } }>>)[
    filing.state
  ]?.title
  return {
    id: filing.id,
    kind: filing.kind,
    state: filing.state,
    stateTitle: title ?? { zh: filing.state, en: filing.state },
    organisationName: filing.organisationName,
    version: filing.version,
    letterNumber: filing.letterNumber,
    createdAt: filing.createdAt,
    submittedAt: filing.submittedAt,
    listedAt: filing.listedAt,
  }
}

/** The own application, held until the transaction ends; a listed one of somebody else may be seen but not changed. */
export async function lockOwnFiling(tx: Tx, organisationId: string, id: string): Promise<Filing | undefined> {
  const seen = await filingStore.find(tx, id)
  return seen?.organisationId === organisationId ? filingStore.lock(tx, id) : undefined
}

export const filingAudit = (action: string, filing: Pick<Filing, 'id' | 'regionCode' | 'organisationId'>) => ({
  action,
  subjectKind: 'registry.filing',
  subjectId: filing.id,
  regionCode: filing.regionCode,
  organisationId: filing.organisationId,
})

export const listFilings = endpoint(ListFilings, async ({ tx, actor }) => {
  const filings = await filingStore.ofOrganisation(tx, organisationIdOf(actor))
  const occupations = await filingStore.occupationsOf(
    tx,
    filings.map((filing) => filing.id),
  )
  return {
    filings: filings.map((filing) => ({ ...filingRow(filing), occupations: [...(occupations.get(filing.id) ?? [])] })),
  }
})

export const openFiling = endpoint(OpenFiling, async ({ tx, actor, body, now, record }) => {
  const organisation = await findOwnOrganisation(tx, actor)
  if (!organisation) return refuse('organisation-not-entered')
  const filing = {
    id: randomUUID(),
    organisationId: organisation.id,
    regionCode: organisation.regionCode,
    kind: body.kind,
  }
  if (!(await filingStore.insert(tx, filing, now))) return refuse('filing-open-already')
  record({ ...filingAudit('filing-opened', filing), facts: { kind: body.kind } })
  return { id: filing.id }
})

export const saveFilingStatement = endpoint(SaveFilingStatement, async ({ tx, actor, params, body, now, record }) => {
  const filing = await lockOwnFiling(tx, organisationIdOf(actor), params.filingId)
  if (!filing) return refuse('not-found')
  if (!isEditable(filing)) return refuse('filing-not-editable')
  const version = await filingStore.saveStatement(
    tx,
    filing.id,
    body.statement as FilingStatement,
    body.expectedVersion,
    now,
  )
  if (version === undefined) return refuse('stale-version')
  record(filingAudit('filing-statement-saved', filing))
  return { version }
})

export const saveFilingItems = endpoint(SaveFilingItems, async ({ tx, actor, params, body, now, record }) => {
  const filing = await lockOwnFiling(tx, organisationIdOf(actor), params.filingId)
  if (!filing) return refuse('not-found')
  if (!isEditable(filing)) return refuse('filing-not-editable')
  const occupations = await occupationStore.findMany(
    tx,
    body.items.map((item) => item.occupationCode),
  )
  const unknown = body.items.find((item) => !occupations.has(item.occupationCode))
  if (unknown) return refuse('filing-occupation-unknown', { code: unknown.occupationCode })
  const keys = body.items.map((item) => `${item.occupationCode} ${item.workType?.trim() ?? ''} ${item.audience}`)
  const doubled = body.items.find((_item, i) => keys.indexOf(keys[i] ?? '') !== i)
  if (doubled)
    return refuse('filing-item-doubled', {
      occupation: occupations.get(doubled.occupationCode)?.name ?? doubled.occupationCode,
    })
  const own = new Set((await siteStore.ofOrganisation(tx, filing.organisationId)).map((site) => site.id))
  if (body.items.some((item) => item.siteIds.some((id) => !own.has(id)))) return refuse('filing-site-unknown')
  const version = await filingStore.touch(tx, filing.id, body.expectedVersion, now)
  if (version === undefined) return refuse('stale-version')
  await filingStore.replaceItems(
    tx,
    filing.id,
    body.items.map((item) => ({
      id: randomUUID(),
      occupationCode: item.occupationCode,
      occupationName: occupations.get(item.occupationCode)?.name ?? '',
      workType: item.workType?.trim() || null,
      levels: SKILL_LEVELS.filter((level) => item.levels.includes(level)),
      audience: item.audience,
      majorName: item.majorName?.trim() || null,
      normTitle: item.normTitle?.trim() || null,
      mainBusiness: item.mainBusiness,
      siteIds: item.siteIds,
    })),
  )
  record({ ...filingAudit('filing-items-saved', filing), facts: { items: body.items.length, on: dayOf(now) } })
  return { version }
})
