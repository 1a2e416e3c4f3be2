import type { ContextModule } from '@lingjiang/platform'
import { permissions, refusals } from '../contract/index.ts'
import { getBundle, getDocument, listCertificates, listOwnCertificates } from './certificate-routes.ts'
import { checkByCode, checkCertificate } from './check.ts'
import { codePage } from './code-page.ts'

export { type HeldCertificate, heldCertificates } from './held-certificate-store.ts'
export { issueGroup } from './issue-group.ts'
export type { Issuable, IssuingGroup } from './issuing-group.ts'
export { trustOf } from './trust-of.ts'

/** The credentials context: numbers, certificates, proofs, status and the public check. */
export function credentialsModule(): ContextModule {
  return {
    name: 'credentials',
    permissions,
    refusals,
    routes: [checkCertificate, checkByCode, listCertificates, listOwnCertificates, getDocument, getBundle],
    pages: codePage,
  }
}
