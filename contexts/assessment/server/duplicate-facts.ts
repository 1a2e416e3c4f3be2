import { dayOf, type Instant, instant, type PlainDate, type RegionCode, type SkillLevel } from '@lingjiang/kernel'
import { loadParameters, type ParametersInForce } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { occupationStore } from '@lingjiang/standards/server'
import { type AssessmentParameters, checkDuplicates, type DuplicateWarning } from '../domain/index.ts'
import type { AssessmentPorts } from './ports.ts'
import type { Session } from './session-store.ts'
import { sittingStore } from './sitting-store.ts'
import { slotStore } from './slot-store.ts'

/** Looks for duplicates of many persons in one session: the facts of all in a few queries. Runs as the system. */
export type DuplicateFinder = (
  people: readonly { readonly personId: string; readonly photoSha256: string | null }[],
) => Promise<ReadonlyMap<string, readonly DuplicateWarning[]>>

/** Loads once what is the same for everybody who registers for a session. */
export async function openDuplicateFinder(
  tx: Tx,
  session: Session,
  now: Instant,
  ports: AssessmentPorts,
): Promise<{ readonly find: DuplicateFinder; readonly parameters: ParametersInForce }> {
  const on: PlainDate = dayOf(now)
  const parameters = await loadParameters(tx, session.regionCode as RegionCode, on)
  const values = parameters.values('assessment.duplicate.') as unknown as AssessmentParameters
  const occupation = await occupationStore.find(tx, session.occupationCode)
  const place = placeOf(session)
  const attendances = (await slotStore.list(tx, [session.id])).map((slot) => ({
    title: session.siteName,
    from: instant(slot.startsAt),
    to: instant(slot.endsAt),
    place,
  }))
  const { occupationCode, occupationName } = session
  const intended = { occupationCode, occupationName, level: session.level as SkillLevel, on, attendances }
  const find: DuplicateFinder = async (people) => {
    const ids = people.map((person) => person.personId)
    const certificates = await ports.certificatesHeld(tx, ids)
    const others = await sittingStore.othersOf(tx, ids, session.id, session.firstDay, session.lastDay)
    const faces = await sittingStore.sharedPhotos(tx, people)
    return new Map(
      people.map(({ personId }) => {
        const known = {
          certificates: certificates.get(personId) ?? [],
          attendances: others.get(personId) ?? [],
          dictionaryName: occupation?.name ?? null,
          facesOfOtherDocuments: faces.get(personId) ?? 0,
        }
        return [personId, checkDuplicates(intended, known, values)] as const
      }),
    )
  }
  return { find, parameters }
}

function placeOf({ siteLongitude: longitude, siteLatitude: latitude }: Session) {
  return longitude !== null && latitude !== null ? { longitude, latitude } : null
}
