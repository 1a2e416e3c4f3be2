import type { ContextModule } from '@lingjiang/platform'
import { credentialEvents, permissions, refusals } from '../contract/index.ts'
import { getBundle, getDocument, listCertificates, listOwnCertificates } from './certificate-routes.ts'
import { checkByCode, checkCertificate } from './check.ts'
import { codePage } from './code-page.ts'
import { issuing } from './issue-session.ts'
import { listIssuings } from './issuing-routes.ts'
import type { IssuingSource } from './issuing-source.ts'
import { publicProofPages } from './public-proof-pages.ts'
import { renewStatusLists } from './renew-status-lists.ts'

export { type HeldCertificate, heldCertificates } from './held-certificate-store.ts'
export { issueGroup } from './issue-group.ts'
export type { Issuable, IssuingGroup } from './issuing-group.ts'
export type { ApprovedSession, IssuingSource } from './issuing-source.ts'
export { trustOf } from './trust-of.ts'

/** The credentials context: numbers, certificates, proofs, status and the public check. `source` tells whose results were approved. */
export function credentialsModule(source: IssuingSource): ContextModule {
  const { job, subscription } = issuing(source)
  return {
    name: 'credentials',
    permissions,
    refusals,
    events: credentialEvents,
    jobs: [job, renewStatusLists],
    subscriptions: [subscription],
    routes: [
      checkCertificate,
      checkByCode,
      listIssuings,
      listCertificates,
      listOwnCertificates,
      getDocument,
      getBundle,
    ],
    pages: (app, services) => {
      codePage(app, services)
      publicProofPages(app, services)
    },
  }
}
