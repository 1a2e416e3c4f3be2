import { definePermissions } from '@lingjiang/kernel'

export const permissions = definePermissions({
  'credentials.certificate.read': ['organisation-manager', 'county-officer', 'city-officer', 'province-officer'],
  'credentials.certificate.own': ['candidate'],
})
