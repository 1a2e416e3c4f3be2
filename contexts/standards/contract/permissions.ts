import { definePermissions } from '@lingjiang/kernel'

export const permissions = definePermissions({
  'standards.norm.record': ['province-officer'],
})
