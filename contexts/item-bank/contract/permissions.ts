import { definePermissions } from '@lingjiang/kernel'

export const permissions = definePermissions({
  'item-bank.bank.read': ['organisation-manager', 'county-officer', 'city-officer', 'province-officer'],
  'item-bank.bank.manage': ['organisation-manager', 'province-officer'],
})
