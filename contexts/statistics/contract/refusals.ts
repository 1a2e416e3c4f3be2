import { defineRefusals } from '@lingjiang/kernel'

export const refusals = defineRefusals('statistics', {})
