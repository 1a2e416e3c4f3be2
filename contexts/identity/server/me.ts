import { BrokenInvariant, dayOf, instant } from '@lingjiang/kernel'
import { endpoint, type Permissions } from '@lingjiang/platform'
import { GetMe } from '../contract/index.ts'
import { accountStore } from './account-store.ts'
import { mandateReplies } from './sign-in-reply.ts'

/** Needs the permission lists of all contexts, which only the composition knows. */
export const meRoute = (permissions: () => Permissions) =>
  endpoint(GetMe, async ({ tx, actor, now }) => {
    if (actor.kind !== 'account') throw new BrokenInvariant('only an account is signed in')
    const account = await accountStore.get(tx, actor.accountId)
    const mandates = await mandateReplies(tx, await accountStore.listMandates(tx, account.id, dayOf(instant(now))))
    return {
      account: { id: account.id, name: account.displayName, personId: account.personId },
      mandate: mandates.find((mandate) => mandate.id === actor.mandateId) ?? null,
      mandates,
      permissions: [...permissions().of(actor.role)],
    }
  })
