/** Something changed in the catalogue: `entryId`, `number` of the event, `kind`, `organisationId`, `organisationCode`. */
export const CATALOGUE_ENTRY_CHANGED = 'catalogue-entry-changed'

/** Kind of the leaves in the public register that hold catalogue changes; their subject is the organisation code. */
export const CATALOGUE_FACT = 'catalogue'
