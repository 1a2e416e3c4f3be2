import type { Audience, OrganisationKind, PlainDate, SkillLevel } from '@lingjiang/kernel'
import type { FilingApplication, FilingItem, FilingSite, RoomKind } from './filing-application.ts'

type Stated = Pick<
  FilingApplication,
  | 'legalPerson'
  | 'goodCredit'
  | 'mainBusinessIsTraining'
  | 'insuredStaff'
  | 'sizeClass'
  | 'payLinkedToLevels'
  | 'educationFund'
  | 'collegeType'
  | 'socialForm'
  | 'associationRating'
  | 'experienceRelaxed'
  | 'undertakings'
> & { readonly violations: readonly string[]; readonly trainingSince: string | null }

export type RecordedItem = {
  readonly occupationCode: string
  readonly occupationName: string
  readonly levels: readonly SkillLevel[]
  readonly audience: Audience
  readonly majorName: string | null
  readonly normTitle: string | null
  readonly mainBusiness: boolean
  readonly siteIds: readonly string[]
  readonly skillOccupation: boolean
  readonly newOccupation: boolean
}

export type RecordedSite = {
  readonly id: string
  readonly name: string
  readonly tenure: 'owned' | 'leased'
  readonly leaseFrom: string | null
  readonly leaseTo: string | null
  readonly rooms: readonly {
    readonly kind: RoomKind
    readonly stations: number
    readonly cameras: number
    readonly occupationCodes: readonly string[]
  }[]
}

export type RecordedStaff = {
  readonly kind: 'manager' | 'examiner' | 'internal-supervisor' | 'expert'
  readonly fullTime: boolean
  readonly middleManagement: boolean
  readonly occupationCodes: readonly string[]
  readonly cardValidTo: string | null
}

/** An application as it stands on record, or in a form being filled in. */
export type RecordedApplication = {
  readonly kind: OrganisationKind
  readonly statement: Stated
  readonly items: readonly RecordedItem[]
  readonly sites: readonly RecordedSite[]
  readonly staff: readonly RecordedStaff[]
  readonly documents: readonly { readonly kind: string }[]
  readonly barredUntil: PlainDate | null
}

/**
 * Counts from lists and rooms what the filing conditions look at: stations and examiners of each occupation at the sites named for it,
 * managers and supervisors on the lists. Only sites that an occupation names belong to the application; a card that has run out counts for nothing.
 */
export function describeApplication(recorded: RecordedApplication, on: PlainDate): FilingApplication {
  const { statement, staff } = recorded
  const named = new Set(recorded.items.flatMap((item) => item.siteIds))
  const supervisors = staff.filter((member) => member.kind === 'internal-supervisor')
  return {
    ...statement,
    kind: recorded.kind,
    on,
    violations: statement.violations as readonly PlainDate[],
    trainingSince: statement.trainingSince as PlainDate | null,
    barredUntil: recorded.barredUntil,
    fullTimeManagers: staff.filter((member) => member.kind === 'manager' && member.fullTime).length,
    supervisors: supervisors.length,
    seniorSupervisors: supervisors.filter((member) => member.middleManagement).length,
    items: recorded.items.map((item) => describeItem(item, recorded, on)),
    sites: recorded.sites.filter((site) => named.has(site.id)).map(describeSite),
    documents: recorded.documents.map((document) => document.kind),
  }
}

function describeItem(item: RecordedItem, { sites, staff }: RecordedApplication, on: PlainDate): FilingItem {
  const serves = (list: { readonly occupationCodes: readonly string[] }) =>
    list.occupationCodes.includes(item.occupationCode)
  const rooms = sites.filter((site) => item.siteIds.includes(site.id)).flatMap((site) => site.rooms.filter(serves))
  const inForce = (member: RecordedStaff) => member.cardValidTo === null || member.cardValidTo >= on
  return {
    occupationCode: item.occupationCode,
    occupationName: item.occupationName,
    levels: item.levels,
    audience: item.audience,
    stations: rooms.reduce((sum, room) => sum + room.stations, 0),
    examiners: staff.filter((member) => member.kind === 'examiner' && serves(member) && inForce(member)).length,
    experts: staff.filter((member) => member.kind === 'expert' && serves(member)).length,
    normNamed: (item.normTitle ?? '').trim() !== '',
    mainBusiness: item.mainBusiness,
    majorOffered: (item.majorName ?? '').trim() !== '',
    skillOccupation: item.skillOccupation,
    // No list of occupations that need a licence comes with the data: the officer looks at it.
    entryQualification: false,
    newOccupation: item.newOccupation,
  }
}

function describeSite(site: RecordedSite): FilingSite {
  return {
    name: site.name,
    tenure: site.tenure,
    leaseFrom: site.leaseFrom as PlainDate | null,
    leaseTo: site.leaseTo as PlainDate | null,
    rooms: site.rooms.map((room) => room.kind),
    videoSurveillance: site.rooms.length > 0 && site.rooms.every((room) => room.cameras > 0),
  }
}
