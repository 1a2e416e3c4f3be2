import { randomUUID } from 'node:crypto'
import { type Actor, BrokenInvariant, dayOf, type Instant, instant, isRefused, startOfDay } from '@lingjiang/kernel'
import { findCaseOf, lockCase, performAction, type Services } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { addWorkdays } from '@lingjiang/workdays'
import { FILING_PROCESSES } from '../domain/index.ts'
import { filingHandlerOf } from './filing-case.ts'
import { filingStore } from './filing-store.ts'
import { handIn } from './hand-in.ts'
import { OBJECTION_CONTACT_PLACE, reviewStore } from './review-store.ts'
import type { FilingSeed, SeedStop } from './seed-filing.ts'

type Walk = { readonly tx: Tx; readonly services: Services; readonly filingId: string; readonly seed: FilingSeed }
type Step = { readonly day: number; readonly reaches: SeedStop; take(walk: Walk, now: Instant): Promise<void> }

const SYSTEM: Actor = { kind: 'system', job: 'seed-filing' }

async function act(
  walk: Walk,
  now: Instant,
  actor: Actor,
  action: string,
  more: { reason?: string; outcome?: string } = {},
) {
  const { tx, services, filingId, seed } = walk
  const found = await findCaseOf(tx, FILING_PROCESSES[seed.kind].name, filingId)
  const file = found && (await lockCase(tx, found.id))
  if (!file) throw new BrokenInvariant('a seeded case vanished')
  const input = more.outcome ? { outcome: more.outcome } : undefined
  const moved = await performAction(
    tx,
    filingHandlerOf(seed.kind),
    file,
    { action, actor, now, reason: more.reason, input },
    services,
  )
  if (isRefused(moved))
    throw new BrokenInvariant(`seed ${seed.organisation.name}: ${action}: ${moved.code} ${JSON.stringify(moved.facts)}`)
}

/** Who accepts, reviews and decides a kind (五（一）). */
function desksOf({ kind, actors }: FilingSeed) {
  if (kind === 'employer') return { accepts: actors.county, reviews: actors.city, decides: actors.city }
  if (kind === 'technical-college')
    return { accepts: actors.province, reviews: actors.province, decides: actors.province }
  return { accepts: actors.city, reviews: actors.province, decides: actors.province }
}

async function submit({ tx, services, filingId, seed }: Walk, now: Instant): Promise<void> {
  const filing = await filingStore.find(tx, filingId)
  if (!filing) throw new BrokenInvariant('a seeded application vanished')
  const handed = await handIn(tx, services, filing, { actor: seed.actors.manager, now })
  if (isRefused(handed) || 'unmet' in handed) throw new BrokenInvariant(`seed ${seed.organisation.name} was not taken`)
}

async function review(walk: Walk, now: Instant): Promise<void> {
  const { tx, filingId, seed } = walk
  await reviewStore.callPanel(tx, filingId, seed.panel, now)
  for (const { personId, marks, opinion } of seed.panel)
    await reviewStore.insertScore(tx, { filingId, personId, marks, opinion, at: now })
  await act(walk, now, desksOf(seed).reviews, 'conclude-expert-review', {
    outcome: 'site-review',
    reason: '专家评审通过',
  })
}

async function lodgeObjection(walk: Walk, now: Instant): Promise<void> {
  const { tx, services, filingId } = walk
  await reviewStore.insertObjection(tx, {
    id: randomUUID(),
    filingId,
    name: '示例异议人',
    contactSealed: services.vault.encrypt('15400000000', OBJECTION_CONTACT_PLACE),
    content: '反映该单位实训工位数量与公示内容不一致，请核查。（示例）',
    receivedAt: now,
  })
  await act(walk, now, SYSTEM, 'object', { reason: '公示期内收到实名异议' })
}

/** The steps in order, with the working day after the hand-in on which each is taken. Publicity lasts five working days and ends on its own. */
const STEPS: readonly Step[] = [
  { day: 0, reaches: 'submitted', take: submit },
  { day: 2, reaches: 'city-review', take: (walk, now) => act(walk, now, desksOf(walk.seed).accepts, 'accept') },
  { day: 4, reaches: 'expert-review', take: (walk, now) => act(walk, now, walk.seed.actors.city, 'recommend') },
  { day: 8, reaches: 'site-review', take: review },
  {
    day: 11,
    reaches: 'publicity',
    take: (walk, now) =>
      act(walk, now, desksOf(walk.seed).reviews, 'conclude-site-review', {
        outcome: 'publicity',
        reason: '现场评估符合',
      }),
  },
  {
    day: 17,
    reaches: 'decision',
    take: (walk, now) => act(walk, now, SYSTEM, 'end-publicity', { reason: 'publicity' }),
  },
  { day: 18, reaches: 'filed', take: (walk, now) => act(walk, now, desksOf(walk.seed).decides, 'approve') },
]

/** Takes a filled-in application as far as the seed says. */
export async function walkFiling(tx: Tx, services: Services, filingId: string, seed: FilingSeed): Promise<void> {
  const walk = { tx, services, filingId, seed }
  const at = (day: number) => (day === 0 ? seed.submittedAt : momentAfter(seed.submittedAt, day))
  for (const step of STEPS) {
    if (step.reaches === 'expert-review' && seed.kind !== 'training-and-assessment-org') continue
    await step.take(walk, at(step.day))
    if (step.reaches === 'submitted' && seed.stop === 'returned')
      return act(walk, at(2), desksOf(seed).accepts, 'return', {
        reason: '考务管理制度缺少保密条款，请补充后重新提交。',
      })
    if (step.reaches === 'publicity' && seed.stop === 'objection') return lodgeObjection(walk, at(13))
    const state = (await filingStore.find(tx, filingId))?.state
    if (state === seed.stop) return
  }
  const state = (await filingStore.find(tx, filingId))?.state
  if (state !== seed.stop)
    throw new BrokenInvariant(`seed ${seed.organisation.name} stands at ${state}, not at ${seed.stop}`)
}

/** The morning, Beijing time, of the working day so many after. */
function momentAfter(from: Instant, workdays: number): Instant {
  return instant(Date.parse(startOfDay(addWorkdays(dayOf(from), workdays))) + 9 * 3600_000)
}
