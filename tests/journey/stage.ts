import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import type { TestApp } from '@lingjiang/testkit'
import { openBrowser, PICTURES_WANTED } from '@lingjiang/testkit/browser'
import type { Person, Stage } from './people.ts'
import { inView, pictureOf } from './screens.ts'

/** Opens a port of this machine and a browser for it. */
export async function openStage(system: TestApp): Promise<Stage> {
  await system.app.http.listen({ port: 0, host: '127.0.0.1' })
  const address = `http://127.0.0.1:${(system.app.http.server.address() as AddressInfo).port}`
  return { system, browser: await openBrowser(), address }
}

/** One picture of two that were taken before: the portal on a phone beside the console on a desk. */
export async function takeFront({ browser }: Stage, stranger: Person): Promise<void> {
  if (!PICTURES_WANTED) return
  await inView(await stranger.portal('/'), 'home')
  const page = await browser.newPage({ viewport: { width: 1200, height: 640 } })
  const image = (name: string, height: number) =>
    `<img style="height:${height}px;border-radius:12px;border:1px solid #bcc4cc;box-shadow:0 8px 24px #0002" src="data:image/png;base64,${readFileSync(pictureOf(name)).toString('base64')}">`
  await page.setContent(
    `<body style="margin:0;height:100vh;display:flex;gap:28px;align-items:center;justify-content:center;background:#eef2f5">${image('home', 560)}${image('inbox', 500)}</body>`,
  )
  await page.screenshot({ path: pictureOf('front') })
  await page.close()
}
