import { addDays, addYears, type OrganisationKind } from '@lingjiang/kernel'
import type { FilingApplication, FilingSite } from './filing-application.ts'
import type { FilingCondition, Finding } from './filing-conditions.ts'
import type { RegistryParameters } from './parameters.ts'

const ALL: readonly OrganisationKind[] = ['employer', 'technical-college', 'training-and-assessment-org']

export const SITE_CONDITIONS: readonly FilingCondition[] = [
  {
    rule: 'S-04',
    kinds: ALL,
    asks: {
      zh: '至少有一个考点，且设有理论考场和实操考场',
      en: 'At least one site; among the sites a room for theory and one for practice',
    },
    found: {
      zh: '所申请的职业尚未选用考点，或考点缺少理论、实操考场',
      en: 'No site is used by an occupation yet, or a theory or practical room is missing',
    },
    check: checkRooms,
  },
  {
    rule: 'C06',
    kinds: ALL,
    asks: { zh: '考场有视频监控', en: 'The rooms are under video surveillance' },
    found: { zh: '无视频监控', en: 'They are not' },
    check: (application) => application.sites.map((site) => ({ about: site.name, met: site.videoSurveillance })),
  },
  {
    rule: 'F-09',
    kinds: ALL,
    asks: { zh: '考点自有，或租期不少于 {needed} 年', en: 'The site is owned, or leased for at least {needed} year' },
    found: { zh: '租期 {from} 至 {to}', en: 'Leased from {from} to {to}' },
    check: checkTenure,
  },
]

function checkRooms(application: FilingApplication): readonly Finding[] {
  const rooms = new Set(application.sites.flatMap((site) => site.rooms))
  return [{ met: (rooms.has('paper') || rooms.has('computer')) && rooms.has('practical') }]
}

/** F-09: from the first to the last day of the lease a whole year, the last day included, and not over yet. */
function checkTenure(application: FilingApplication, parameters: RegistryParameters): readonly Finding[] {
  if (!parameters['registry.filing.lease-kinds'].includes(application.kind)) return []
  const needed = parameters['registry.filing.lease-years']
  return application.sites.map((site) => ({
    about: site.name,
    met: site.tenure === 'owned' || leasedFor(site, needed, application.on),
    facts: { needed, from: site.leaseFrom ?? '—', to: site.leaseTo ?? '—' },
  }))
}

function leasedFor(site: FilingSite, years: number, on: string): boolean {
  if (!site.leaseFrom || !site.leaseTo || site.leaseTo < on) return false
  return addDays(site.leaseTo, 1) >= addYears(site.leaseFrom, years)
}
