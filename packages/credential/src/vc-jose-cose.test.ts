import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { checkCredential, checkPresentation } from './data-model.ts'
import { CredentialFailure } from './failure.ts'
import { loadSigningKey, loadVerifyingKey } from './keys.ts'
import { FOREIGN, readJson, readText } from './testing/foreign-files.ts'
import { signJws, verifyJws } from './vc-jwt.ts'

type Case = {
  number: number
  input_file: string
  key_file: string
  fn: 'issue' | 'verify'
  feature: string
  expected_result: string
}
type KeyFile = { publicKeyJwk: object; secretKeyJwk: object }

const folder = join(FOREIGN, 'suites', 'vc-jose-cose-test-suite', 'tests')

/**
 * Case 5 wants an issuer to refuse members that it does not know. Their context defines them (every term has a meaning in the examples context),
 * and statements 26 and 31 of the suite itself say that what is not understood is ignored.
 */
const DISAGREED = [5]

/** Runs a case as its suite words it: whether it succeeds. */
function succeeds(item: Case): boolean {
  const { publicKeyJwk, secretKeyJwk } = readJson(folder, 'input', item.key_file) as KeyFile
  const presentation = item.feature.startsWith('presentation')
  const typ = presentation ? 'vp+jwt' : 'vc+jwt'
  const check = presentation ? checkPresentation : checkCredential
  try {
    const verify = (jws: string) => check(verifyJws(jws, typ, () => loadVerifyingKey(publicKeyJwk)).claims)
    if (item.fn === 'verify') verify(readText(folder, 'input', item.input_file).trim())
    else {
      const key = loadSigningKey(secretKeyJwk)
      verify(signJws(check(readJson(folder, 'input', item.input_file)), key, typ, key.kid))
    }
    return true
  } catch (failure) {
    if (failure instanceof CredentialFailure) return false
    throw failure
  }
}

if (existsSync(folder)) {
  test('the JOSE cases of the W3C VC-JOSE-COSE suite come out as they should, but for one that its own suite contradicts', async () => {
    const { JOSETestMapping } = (await import(pathToFileURL(join(folder, 'test-mapping.js')).href)) as {
      JOSETestMapping: Record<string, Case>
    }
    const jose = Object.entries(JOSETestMapping).filter(([, { feature }]) => feature.endsWith('_jose'))
    const wrong = jose.filter(([, item]) => succeeds(item) !== (item.expected_result === 'success'))
    const keys = new Set(jose.map(([, { key_file }]) => key_file.replace(/^vm-|\.json$/g, '')))
    console.log(
      `VC-JOSE-COSE ff6be51: ${jose.length - wrong.length} of ${jose.length} JOSE cases agree, with keys ${[...keys].join(', ')}`,
    )
    expect(wrong.map(([, { number }]) => number)).toEqual(DISAGREED)
    expect(jose.length).toBeGreaterThanOrEqual(16)
  })
} else {
  test('the W3C VC-JOSE-COSE suite is not beside the project (suites/vc-jose-cose-test-suite): nothing was run', () => {
    expect(existsSync(folder)).toBe(false)
  })
}
