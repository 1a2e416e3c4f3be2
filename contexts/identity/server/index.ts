import { type Actor, instant } from '@lingjiang/kernel'
import type { ContextModule, Permissions, Services, SessionReader } from '@lingjiang/platform'
import { publicRead } from '@lingjiang/platform'
import { ListRegions, permissions, refusals } from '../contract/index.ts'
import { getAccountRoute, listAccountsRoute, listMandateOrganisations } from './accounts.ts'
import { checkAuditSeal, listAuditSeals, searchAuditRoute } from './audit.ts'
import { delegateMandateRoute, listDelegations, withdrawDelegation } from './delegations.ts'
import { grantMandateRoute, revokeMandate } from './grant-mandate.ts'
import { openAccount, resetCredentials, switchAccount } from './manage-accounts.ts'
import { meRoute } from './me.ts'
import { getParameterRoute, listParametersRoute } from './parameters.ts'
import { decideParameterProposal, proposeParameterRoute } from './propose-parameter.ts'
import { regionStore } from './region-store.ts'
import { sealAuditJob } from './seal-audit.ts'
import { sessionStore } from './session-store.ts'
import { actorOf, signIn } from './sign-in.ts'
import { chooseMandate, confirmTotp, signOut } from './sign-in-steps.ts'
import { signUp } from './sign-up.ts'

export { accountStore } from './account-store.ts'
export { type Confirmation, confirmActor } from './confirm-actor.ts'
export { DOCUMENT_PLACE, documentIndex, type NewPerson, type Person, PHONE_PLACE, personStore } from './person-store.ts'
export { type Region, regionStore } from './region-store.ts'
export { hashPassword } from './sign-in.ts'
export { newTotpSecret, TOTP_PLACE, totpCode } from './totp.ts'

const listRegions = publicRead(ListRegions, async ({ db }) => ({ regions: [...(await regionStore.list(db))] }))

const ADMINISTRATION_ROUTES = [
  listAccountsRoute,
  getAccountRoute,
  openAccount,
  resetCredentials,
  switchAccount,
  grantMandateRoute,
  revokeMandate,
  listMandateOrganisations,
  listDelegations,
  delegateMandateRoute,
  withdrawDelegation,
  searchAuditRoute,
  listAuditSeals,
  checkAuditSeal,
]
const PARAMETER_ROUTES = [listParametersRoute, getParameterRoute, proposeParameterRoute, decideParameterProposal]

/** The identity context: who is who, in which role, for which regions and organisation. */
export function identityModule(allPermissions: () => Permissions): ContextModule {
  return {
    name: 'identity',
    permissions,
    refusals,
    jobs: [sealAuditJob],
    routes: [
      signUp,
      signIn,
      confirmTotp,
      chooseMandate,
      signOut,
      meRoute(allPermissions),
      listRegions,
      ...PARAMETER_ROUTES,
      ...ADMINISTRATION_ROUTES,
    ],
  }
}

/** Finds the actor of a session token. */
export function sessionReader(services: Pick<Services, 'db' | 'clock'>): SessionReader {
  return {
    async read(token) {
      if (token.length !== 43) return undefined
      const session = await sessionStore.read(services.db, token, instant(services.clock.now()))
      if (!session) return undefined
      const actor: Actor = actorOf(session)
      return { actor, csrfToken: session.csrfToken }
    },
  }
}
