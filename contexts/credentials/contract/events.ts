import { defineEvents } from '@lingjiang/kernel'
import Type from 'typebox'

export const credentialEvents = defineEvents('credentials', {
  'certificates-issued': {
    title: { zh: '证书已签发（一组）', en: 'A group of certificates was issued' },
    body: Type.Object({ sessionId: Type.String(), certificateIds: Type.Array(Type.String()) }),
  },
})
