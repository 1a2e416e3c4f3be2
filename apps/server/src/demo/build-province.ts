import { seedSampleBanks } from '@lingjiang/item-bank/server'
import { seedNorms } from '@lingjiang/standards/server'
import { EXPERT_COUNT } from './accounts.ts'
import { type Builder, liveThrough } from './builder.ts'
import { enterAccounts } from './enter-accounts.ts'
import { enterExperts, enterWorkers } from './enter-people.ts'
import { enterReviewers, filingOf } from './file-organisations.ts'
import { sessionHappenings } from './hold-sessions.ts'
import { makeUpOrganisations } from './make-up-organisations.ts'
import { loadPlaces } from './places.ts'

/** Fills the empty province: people first, then two years in the order of their days. */
export async function buildProvince(builder: Builder, say: (sentence: string) => void): Promise<void> {
  const places = await builder.asSystem(loadPlaces)
  const workers = await enterWorkers(builder)
  const experts = await enterExperts(builder, EXPERT_COUNT)
  const organisations = await makeUpOrganisations(builder, places)
  const cast = await enterAccounts(builder, { places, organisations, workers, experts })
  await enterStandards(
    builder,
    organisations.flatMap(({ plan }) => plan.trade.occupations),
  )
  const reviewers = await enterReviewers(builder, experts)
  say(`${workers.length} workers and ${organisations.length} organisations are on record.`)
  const happenings = [
    ...organisations.map((organisation) => filingOf(builder, cast, organisation, reviewers)),
    ...sessionHappenings(builder, cast, organisations, workers),
  ]
  await liveThrough(builder, happenings, say)
  say('Two years have passed: filings, sessions and certificates stand in every state.')
}

async function enterStandards(builder: Builder, occupationCodes: readonly string[]): Promise<void> {
  const now = builder.clock.now()
  await builder.asSystem(async (tx) => {
    await seedNorms(tx, [...new Set(occupationCodes)], builder.daysAgo(800), now)
    await seedSampleBanks(tx, builder.app.services.vault, now)
  })
}
