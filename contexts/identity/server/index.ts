import { type Actor, instant } from '@lingjiang/kernel'
import type { ContextModule, Permissions, Services, SessionReader } from '@lingjiang/platform'
import { publicRead } from '@lingjiang/platform'
import { identityEvents, ListRegions, permissions, refusals } from '../contract/index.ts'
import { getAccountRoute, listAccountsRoute, listMandateOrganisations } from './accounts.ts'
import { activateAccount, beginActivation } from './activation.ts'
import { checkAuditSeal, listAuditSeals, searchAuditRoute } from './audit.ts'
import { delegateMandateRoute, listDelegations, withdrawDelegation } from './delegations.ts'
import { resetAtDesk } from './desk-reset.ts'
import { grantMandateRoute, revokeMandate } from './grant-mandate.ts'
import { openAccount, resetCredentials, switchAccount } from './manage-accounts.ts'
import { meRoute } from './me.ts'
import { changePassword, endOtherSessions, endOwnSession, getOwnAccount } from './own-account.ts'
import { beginOneTimeCode, confirmOneTimeCode, makeRecoveryCodes, useRecoveryCode } from './own-one-time-code.ts'
import { getParameterRoute, listParametersRoute } from './parameters.ts'
import { decideParameterProposal, proposeParameterRoute } from './propose-parameter.ts'
import { regionStore } from './region-store.ts'
import { sealAuditJob } from './seal-audit.ts'
import { sessionStore } from './session-store.ts'
import { getSetUp, setUpProvince } from './set-up.ts'
import { actorOf, signIn } from './sign-in.ts'
import { chooseMandate, confirmTotp, signOut } from './sign-in-steps.ts'
import { signUp } from './sign-up.ts'

export { accountStore } from './account-store.ts'
export { type Confirmation, confirmActor } from './confirm-actor.ts'
export { DOCUMENT_PLACE, documentIndex, type NewPerson, type Person, PHONE_PLACE, personStore } from './person-store.ts'
export { type Region, regionStore } from './region-store.ts'
export { renewSetUpCode } from './set-up-code.ts'
export { hashPassword } from './sign-in.ts'
export { newTotpSecret, TOTP_PLACE, totpCode } from './totp.ts'

const listRegions = publicRead(ListRegions, async ({ db }) => ({ regions: [...(await regionStore.list(db))] }))

const ADMINISTRATION_ROUTES = [
  listAccountsRoute,
  getAccountRoute,
  openAccount,
  resetCredentials,
  switchAccount,
  resetAtDesk,
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
const OWN_ROUTES = [
  getOwnAccount,
  changePassword,
  endOwnSession,
  endOtherSessions,
  beginOneTimeCode,
  confirmOneTimeCode,
  makeRecoveryCodes,
]
const PARAMETER_ROUTES = [listParametersRoute, getParameterRoute, proposeParameterRoute, decideParameterProposal]

/** The identity context: who is who, in which role, for which regions and organisation. */
export function identityModule(allPermissions: () => Permissions): ContextModule {
  return {
    name: 'identity',
    permissions,
    refusals,
    events: identityEvents,
    jobs: [sealAuditJob],
    routes: [
      signUp,
      signIn,
      confirmTotp,
      useRecoveryCode,
      beginActivation,
      activateAccount,
      chooseMandate,
      signOut,
      meRoute(allPermissions),
      listRegions,
      getSetUp,
      setUpProvince,
      ...OWN_ROUTES,
      ...PARAMETER_ROUTES,
      ...ADMINISTRATION_ROUTES,
    ],
  }
}

const NOTED_EVERY_MS = 60_000

/** Finds the actor of a session token, and notes that it is in use. */
export function sessionReader(services: Pick<Services, 'db' | 'clock'>): SessionReader {
  return {
    async read(token) {
      if (token.length !== 43) return undefined
      const now = instant(services.clock.now())
      const session = await sessionStore.read(services.db, token, now)
      if (!session) return undefined
      if (Date.parse(now) - Date.parse(session.lastSeenAt) > NOTED_EVERY_MS)
        await sessionStore.touch(services.db, token, now)
      const actor: Actor = actorOf(session)
      return { actor, csrfToken: session.csrfToken }
    },
  }
}
