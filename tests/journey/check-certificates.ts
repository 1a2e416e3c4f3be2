import { createVerifier, readTrust } from '@lingjiang/credential'
import { CheckByCode, CheckCertificate, GetBundle, ListCertificates } from '@lingjiang/credentials/contract'
import type { TestApp } from '@lingjiang/testkit'
import { newVisitor, PHONE } from '@lingjiang/testkit/browser'
import { expect } from 'vitest'
import type { Person, Stage } from './people.ts'
import { inView } from './screens.ts'

/** All certificates that somebody may see. */
export async function certificatesOf(client: Person, sessionId: string) {
  const found = []
  let cursor: string | undefined
  do {
    const query = { session: sessionId, limit: 100, ...(cursor ? { cursor } : {}) }
    const page = await client.get(ListCertificates, { query })
    found.push(...page.certificates)
    cursor = page.next ?? undefined
  } while (cursor)
  return found
}
export type Listed = Awaited<ReturnType<typeof certificatesOf>>[number]

/** Strangers from many addresses check by number and name, every third by the identity document. @returns how many were found valid */
export async function checkByStrangers(
  system: TestApp,
  certificates: readonly Listed[],
  documents: ReadonlyMap<string, string>,
): Promise<number> {
  let valid = 0
  for (const [index, { number, holderName }] of certificates.entries()) {
    const documentNumber = index % 3 === 0 ? documents.get(holderName) : undefined
    // A stranger asks once; all of them have one address here.
    if (index % 10 === 0) system.app.services.limits.forget()
    const key = documentNumber ? { documentNumber } : { number }
    const answer = await system.anybody.get(CheckCertificate, { body: { name: holderName, ...key } })
    valid += answer.certificates.filter((one) => one.number === number && one.status === 'valid').length
  }
  return valid
}

/** The page behind the printed code, without any script, and the same by the contract. */
export async function checkByPrintedCode(system: TestApp, number: string): Promise<void> {
  const [row] = await system.owner`select check_token from credentials_pub.certificate where number = ${number}`
  const token: string = row?.checkToken ?? ''
  const page = await system.app.http.inject({ url: `/c/${number}/${token}`, headers: { 'accept-language': 'zh-CN' } })
  expect([page.statusCode, page.body.includes('有效'), /<script/i.test(page.body)]).toEqual([200, true, false])
  expect(await system.anybody.get(CheckByCode, { params: { number, token } })).toMatchObject({ found: true })
}

/** Verifies bundles with nothing but the trust list, as a verifier without a network does. @returns the outcomes */
export async function verifyOffline(system: TestApp, holder: Person, certificateIds: readonly string[]) {
  const trust = (await system.app.http.inject('/trust.json')).json()
  const bundles = []
  for (const certificateId of certificateIds)
    bundles.push((await holder.call(GetBundle, { params: { certificateId } })).raw.toString())
  const { verify } = createVerifier(readTrust(trust))
  return bundles.map((bundle) => verify(bundle, system.clock.now()).overall)
}

/** A stranger checks on a phone what a card says. */
export async function checkOnPhone(stranger: Person, { number, holderName }: Listed): Promise<void> {
  const page = await stranger.portal('/check')
  await page.getByRole('textbox', { name: '姓名' }).fill(holderName)
  await page.getByRole('textbox', { name: '证书编号' }).fill(number)
  await page.getByRole('button', { name: '核验' }).click()
  await page.getByRole('heading', { name: '查到 1 张证书' }).waitFor()
  await inView(page, 'check')
}

/** The page behind the printed code, in a browser that runs no script. */
export async function scanCode({ system, browser, address }: Stage, number: string): Promise<void> {
  const [row] = await system.owner`select check_token from credentials_pub.certificate where number = ${number}`
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`${address}/c/${number}/${row?.checkToken}`)
  await page.getByText(number).first().waitFor()
  await page.getByText('有效').first().waitFor()
  await inView(page, 'check-code')
  await context.close()
}

/** Somebody who was given the file verifies it in the browser, with the network cut off after the page is there. */
export async function verifyFile({ system, browser, address }: Stage, bundle: Buffer): Promise<void> {
  const visitor = await newVisitor(browser, address, { viewport: PHONE })
  await visitor.clock.setFixedTime(system.clock.now())
  const page = await visitor.newPage()
  await page.goto('/verify/', { waitUntil: 'networkidle' })
  await visitor.setOffline(true)
  await page.locator('#file').setInputFiles({ name: '证书.json', mimeType: 'application/json', buffer: bundle })
  expect(await page.locator('#result section.verdict').getAttribute('data-overall')).toBe('valid')
  await inView(page, 'check-offline')
  await visitor.close()
}
