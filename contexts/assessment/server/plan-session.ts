import { randomUUID } from 'node:crypto'
import {
  type AccountActor,
  BrokenInvariant,
  dayOf,
  isRefused,
  refuse,
  SKILL_LEVEL_NAMES,
  type SkillLevel,
} from '@lingjiang/kernel'
import { endpoint, findCaseOf, openCase, restateCase } from '@lingjiang/platform'
import { getFiledScope, siteOf, staffOf } from '@lingjiang/registry/server'
import { ChangeSession, GetPlanningChoices, GetSession, ListSessions, PlanSession } from '../contract/index.ts'
import { type PlanReason, sessionProcess } from '../domain/index.ts'
import { checkSession, isBlocking } from './plan-facts.ts'
import { registrationStore } from './registration-store.ts'
import { type ResolvedDraft, resolveDraft } from './resolve-draft.ts'
import { isEditable, stateTitleOf } from './session-phase.ts'
import { sessionReply } from './session-replies.ts'
import { sessionStore } from './session-store.ts'
import { countMine, listMine } from './session-views.ts'
import { slotStore } from './slot-store.ts'

const checkReply = (reason: PlanReason) => {
  const { rule, met, about, text } = reason
  return { rule, met, about, text, blocks: isBlocking(reason) }
}

function ownOrganisation(actor: unknown): { readonly account: AccountActor; readonly organisationId: string } {
  const account = actor as AccountActor
  if (!account.organisationId) throw new BrokenInvariant('a manager without an organisation')
  return { account, organisationId: account.organisationId }
}

function titleOf(plan: ResolvedDraft['plan']): string {
  return `${plan.organisationName} · ${plan.occupationName} ${SKILL_LEVEL_NAMES[plan.level as SkillLevel].zh}`
}

export const planSession = endpoint(PlanSession, async ({ tx, body, actor, now, record }) => {
  const { account, organisationId } = ownOrganisation(actor)
  const [sessionId, planId] = [randomUUID(), randomUUID()]
  const draft = await resolveDraft(tx, organisationId, sessionId, body)
  if (isRefused(draft)) return draft
  await sessionStore.insertPlan(tx, { ...draft.plan, id: planId, createdBy: account.accountId, createdAt: now })
  await sessionStore.insert(tx, {
    ...draft.session,
    id: sessionId,
    planId,
    state: sessionProcess.initial,
    createdAt: now,
  })
  await slotStore.insert(tx, draft.slots, draft.duties, false)
  const { regionCode } = draft.plan
  const title = titleOf(draft.plan)
  await openCase(tx, sessionProcess, { subjectId: sessionId, title, regionCode, organisationId, actor, now })
  record({ action: 'session-planned', subjectKind: 'session', subjectId: sessionId, regionCode, organisationId })
  const session = await sessionStore.find(tx, sessionId)
  if (!session) throw new BrokenInvariant('a session that was just planned')
  return { sessionId, version: session.version, checks: (await checkSession(tx, session, now)).map(checkReply) }
})

export const changeSession = endpoint(ChangeSession, async ({ tx, params, body, actor, now, record }) => {
  const { organisationId } = ownOrganisation(actor)
  const before = await sessionStore.lock(tx, params.sessionId)
  if (!before || before.organisationId !== organisationId) return refuse('not-found')
  if (!isEditable(before.state)) return refuse('session-not-editable')
  const draft = await resolveDraft(tx, organisationId, before.id, body.draft)
  if (isRefused(draft)) return draft
  const { occupationCode, level, regionCode } = draft.plan
  const anew = occupationCode !== before.occupationCode || level !== before.level || regionCode !== before.regionCode
  // The case is known by them, from the first filing on: who is in charge, and what is to be assessed.
  if (anew && before.state !== sessionProcess.initial) return refuse('plan-begins-anew')
  const version = await sessionStore.update(tx, before.id, body.expectedVersion, draft.session, now)
  if (version === undefined) return refuse('stale-version')
  await sessionStore.updatePlan(tx, before.planId, draft.plan)
  if (anew) await restateCase(tx, sessionProcess.name, before.id, { title: titleOf(draft.plan), regionCode })
  await slotStore.replace(tx, before.id, draft.slots, draft.duties)
  record({ action: 'session-changed', subjectKind: 'session', subjectId: before.id, regionCode, organisationId })
  const session = await sessionStore.find(tx, before.id)
  if (!session) throw new BrokenInvariant('a session that was just changed')
  return { sessionId: session.id, version, checks: (await checkSession(tx, session, now)).map(checkReply) }
})

export const listSessions = endpoint(ListSessions, async ({ tx, query, actor }) => {
  const account = actor as AccountActor
  const { rows, next } = await listMine(tx, query, account)
  const counts = await countMine(tx, query, account)
  return {
    sessions: rows.map(sessionReply),
    next,
    counts: counts.map((row) => ({ ...row, stateTitle: stateTitleOf(row.state) })),
  }
})

export const getSession = endpoint(GetSession, async ({ tx, params, actor, now }) => {
  const session = await sessionStore.find(tx, params.sessionId)
  if (!session) return refuse('not-found')
  const [slots, duties] = [await slotStore.list(tx, [session.id]), await slotStore.listDuties(tx, [session.id])]
  const file = await findCaseOf(tx, sessionProcess.name, session.id)
  const planning = ['draft', 'returned', 'filed'].includes(session.state) && file !== undefined
  return {
    session: sessionReply(session),
    siteId: session.siteId,
    methods: [...session.methods],
    normTitle: session.normTitle,
    notice: session.notice,
    version: session.version,
    caseId: file?.id ?? null,
    slots: slots.map(({ sessionId: _session, ...slot }) => ({
      ...slot,
      duties: duties.flatMap(({ slotId, role, personId, examinerId, name, grade }) =>
        slotId === slot.id ? [{ role, personId, staffId: examinerId, name, grade }] : [],
      ),
    })),
    checks: planning ? (await checkSession(tx, session, now)).map(checkReply) : [],
    editable: isEditable(session.state) && actor.kind === 'account' && actor.organisationId === session.organisationId,
    registrations: [...(await registrationStore.count(tx, session.id))],
  }
})

export const getPlanningChoices = endpoint(GetPlanningChoices, async ({ tx, actor, now }) => {
  const { organisationId } = ownOrganisation(actor)
  const today = dayOf(now)
  const entries = (await getFiledScope(tx, organisationId, today)).filter((entry) => entry.inForce)
  const items = entries.flatMap((entry) => entry.items)
  const sites = await Promise.all([...new Set(items.flatMap((item) => item.siteIds))].map((id) => siteOf(tx, id)))
  return {
    scope: items.map(({ occupationCode, occupationName, levels, audience }) => ({
      occupationCode,
      occupationName,
      levels: [...levels],
      audience,
    })),
    sites: sites.flatMap((site) =>
      site?.listedAt
        ? [
            {
              id: site.id,
              name: site.name,
              address: site.address,
              regionCode: site.regionCode,
              rooms: site.rooms.map(({ id, name, kind, capacity }) => ({ id, name, purpose: kind, seats: capacity })),
            },
          ]
        : [],
    ),
    people: (await staffOf(tx, organisationId, today)).map((member) => ({
      id: member.id,
      name: member.name,
      kind: member.kind,
      grade: member.grade,
      occupationCodes: [...member.occupationCodes],
      validTo: member.cardValidTo,
    })),
  }
})
