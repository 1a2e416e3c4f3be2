import { addDays, dayOf, startOfDay } from '@lingjiang/kernel'
import { defineJob, transactAsSystem } from '@lingjiang/platform'
import { statusListStore } from './status-list-store.ts'
import { signVersions } from './status-lists.ts'

/** Signs every list anew before its newest version ends, so that a bundle downloaded today answers for today. */
export const renewStatusLists = defineJob<null>({
  name: 'renew-status-lists',
  schedule: '7 2 * * *',
  async run(_payload, services) {
    await transactAsSystem(services.db, 'renew-status-lists', async (tx) => {
      const now = services.clock.now()
      const lists = await statusListStore.endingBefore(tx, startOfDay(addDays(dayOf(now), 3)))
      if (lists.length) await signVersions(tx, services, lists, now)
    })
  },
})
