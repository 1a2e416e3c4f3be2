import { defineEvents } from '@lingjiang/kernel'
import Type from 'typebox'

/** Kind of the leaves in the public register that hold catalogue changes; their subject is the organisation code. */
export const CATALOGUE_FACT = 'catalogue'

export const registryEvents = defineEvents('registry', {
  'catalogue-entry-changed': {
    title: { zh: '公开目录有变动', en: 'The catalogue changed' },
    body: Type.Object({
      entryId: Type.String(),
      /** Of the change within the entry, from 1. */
      number: Type.Integer(),
      kind: Type.String(),
      organisationId: Type.String(),
      organisationCode: Type.String(),
    }),
  },
  'organisation-registered': {
    title: { zh: '机构自行登记', en: 'An organisation registered itself' },
    body: Type.Object({ organisationId: Type.String(), accountId: Type.String() }),
  },
})
