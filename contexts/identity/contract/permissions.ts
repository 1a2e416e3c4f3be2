import { definePermissions } from '@lingjiang/kernel'

export const permissions = definePermissions({
  'identity.account.read': ['system-administrator', 'security-administrator'],
  'identity.account.manage': ['system-administrator'],
  'identity.candidate.reset': ['county-officer', 'city-officer', 'province-officer'],
  'identity.mandate.grant': ['security-administrator'],
  'identity.mandate.delegate': ['county-officer', 'city-officer', 'province-officer'],
  'identity.audit.read': ['audit-administrator'],
  'identity.parameter.read': ['county-officer', 'city-officer', 'province-officer', 'system-administrator'],
  'identity.parameter.record': ['province-officer'],
})
