import { definePermissions } from '@lingjiang/kernel'

export const permissions = definePermissions({})
