import { definePermissions } from '@lingjiang/kernel'

export const permissions = definePermissions({
  /** Opens the list behind each number of the own region. */
  'statistics.certificate.open': ['county-officer', 'city-officer', 'province-officer'],
})
