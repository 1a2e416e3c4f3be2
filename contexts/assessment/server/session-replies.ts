import type { ReplyOf } from '@lingjiang/platform'
import type { FindSessions } from '../contract/index.ts'
import { stateTitleOf } from './session-phase.ts'
import type { Session } from './session-store.ts'
import type { AnnouncedSession } from './session-views.ts'

/** A session as lists show it. */
export function sessionReply(session: Session | AnnouncedSession): ReplyOf<typeof FindSessions>['sessions'][number] {
  const { id, planNumber, organisationId, organisationName, occupationCode, occupationName, workType } = session
  const { audience, kind, state, regionCode, siteName, siteAddress, feeFen, capacity, taken } = session
  const { firstDay, lastDay, registrationOpensOn, registrationClosesOn } = session
  return {
    ...{ id, planNumber, organisationId, organisationName, occupationCode, occupationName, workType },
    ...{ audience, kind, state, regionCode, siteName, siteAddress, feeFen, capacity, taken },
    ...{ firstDay, lastDay, registrationOpensOn, registrationClosesOn },
    level: session.level as never,
    stateTitle: stateTitleOf(state),
  }
}
