import type { IssuingSource } from '@lingjiang/credentials/server'

/** Where certificates get their approved results from. */
export const issuingSource: IssuingSource = async () => undefined
