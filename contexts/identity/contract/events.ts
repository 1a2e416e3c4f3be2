import { defineEvents } from '@lingjiang/kernel'
import Type from 'typebox'

export const identityEvents = defineEvents('identity', {
  'province-set-up': {
    title: { zh: '三位管理员已任命', en: 'The first three administrators were appointed' },
    body: Type.Object({
      /** Account ids by role. */
      accounts: Type.Object({
        'system-administrator': Type.String(),
        'security-administrator': Type.String(),
        'audit-administrator': Type.String(),
      }),
    }),
  },
})
