import { plainDate, ROLES, type Role, regionCode } from '@lingjiang/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ADMINISTRATOR_ROLES, delegateMandate, grantMandate, isAdministrator, isOfficer } from './index.ts'

const TODAY = plainDate('2026-11-23')
const account = { id: 'b', disabled: false, hasOneTimeCode: true, roles: [] as readonly Role[] }
const county = {
  role: 'county-officer' as Role,
  regions: [regionCode('440106'), regionCode('440104')],
  hasOrganisation: false,
  validFrom: TODAY,
  validTo: null,
}
const outcomeOf = (decision: { readonly ok: boolean; readonly code?: string }) =>
  decision.ok ? 'accepted' : decision.code

describe('granting a mandate', () => {
  test.each([
    ['several counties to one officer', {}, {}, 'accepted'],
    ['a city to a county officer', { regions: [regionCode('440100')] }, {}, 'mandate-regions-invalid'],
    ['no region to an officer', { regions: [] }, {}, 'mandate-regions-invalid'],
    ['a region to an examiner', { role: 'examiner', hasOrganisation: true }, {}, 'mandate-regions-invalid'],
    ['an organisation to an officer', { hasOrganisation: true }, {}, 'mandate-organisation-missing'],
    [
      'a manager without an organisation',
      { role: 'organisation-manager', regions: [] },
      {},
      'mandate-organisation-missing',
    ],
    ['a first day that is past', { validFrom: plainDate('2026-11-22') }, {}, 'mandate-days-invalid'],
    ['a last day before the first', { validTo: plainDate('2026-11-01') }, {}, 'mandate-days-invalid'],
    ['an officer without one-time code', {}, { hasOneTimeCode: false }, 'one-time-code-needed'],
    ['an expert without one-time code', { role: 'expert', regions: [] }, { hasOneTimeCode: false }, 'accepted'],
    ['a disabled account', {}, { disabled: true }, 'account-disabled'],
    ['the own account', {}, { id: 'granter' }, 'own-account'],
  ])('%s: %#', (_name, request, of, outcome) => {
    const decision = grantMandate({ ...county, ...(request as object) }, { ...account, ...of }, 'granter', TODAY)
    expect(outcomeOf(decision)).toBe(outcome)
  })

  test.each(ADMINISTRATOR_ROLES.flatMap((held) => ADMINISTRATOR_ROLES.map((asked) => [held, asked] as const)))(
    'whoever is %s cannot become %s',
    (held, asked) => {
      const request = { ...county, role: asked, regions: [] }
      expect(outcomeOf(grantMandate(request, { ...account, roles: [held] }, 'granter', TODAY))).toBe(
        'administrators-exclude-one-another',
      )
    },
  )

  test('no officer and no administrator ever acts without a one-time code', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ROLES), fc.boolean(), fc.boolean(), (role, hasOrganisation, withRegions) => {
        const request = { ...county, role, hasOrganisation, regions: withRegions ? county.regions : [] }
        const decision = grantMandate(request, { ...account, hasOneTimeCode: false }, 'granter', TODAY)
        return !decision.ok || !(isOfficer(role) || isAdministrator(role))
      }),
    )
  })
})

describe('lending a mandate', () => {
  const own = {
    id: 'm',
    role: 'city-officer' as Role,
    regions: [regionCode('440100')],
    delegated: false,
    validTo: plainDate('2026-12-31'),
  }
  const request = {
    toAccountId: 'b',
    regions: [regionCode('440106')],
    from: TODAY,
    to: plainDate('2026-12-01'),
    reason: '休假',
  }

  test.each([
    ['a county of the own city', {}, {}, 'accepted'],
    ['another city', {}, { regions: [regionCode('440300')] }, 'delegation-exceeds-own'],
    ['what was borrowed', { delegated: true }, {}, 'delegation-exceeds-own'],
    ['longer than the own mandate', {}, { to: plainDate('2027-01-01') }, 'delegation-exceeds-own'],
    ['longer than 60 days', { validTo: null }, { to: plainDate('2027-01-23') }, 'delegation-exceeds-own'],
    ['from a day that is past', {}, { from: plainDate('2026-11-22') }, 'delegation-exceeds-own'],
  ])('%s: %#', (_name, mandate, change, outcome) => {
    expect(outcomeOf(delegateMandate({ ...own, ...mandate }, { ...request, ...change }, TODAY))).toBe(outcome)
  })
})
