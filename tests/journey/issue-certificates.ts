import type { Person, Stage } from './people.ts'
import { SESSION } from './plan-session.ts'
import { actOnCase, inView, openFromInbox } from './screens.ts'

/** The organisation has the certificates issued, follows it, and opens their list. */
export async function issueCertificates({ system }: Stage, manager: Person, passed: number): Promise<void> {
  await actOnCase(await openFromInbox(manager, SESSION), '发证')
  await system.settle()
  const page = await manager.console('/issuings')
  await page.getByText('完成', { exact: true }).waitFor()
  await page.getByRole('link', { name: /电工/ }).click()
  await page.getByText(`共 ${passed} 条`).waitFor()
  await inView(page, 'issue-certificates')
}
