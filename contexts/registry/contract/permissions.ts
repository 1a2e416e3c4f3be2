import { definePermissions } from '@lingjiang/kernel'

export const permissions = definePermissions({
  'registry.organisation.keep': ['organisation-manager'],
  'registry.filing.prepare': ['organisation-manager'],
  'registry.filing.read': ['organisation-manager', 'expert', 'county-officer', 'city-officer', 'province-officer'],
  'registry.panel.call': ['city-officer', 'province-officer'],
  'registry.panel.score': ['expert'],
  'registry.reviewer.keep': ['province-officer'],
})
