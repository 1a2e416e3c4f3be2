import { closeSync, openSync, readSync } from 'node:fs'
import {
  CredentialFailure,
  createVerifier,
  MAXIMUM_BUNDLE_BYTES,
  type Overall,
  parseStrictJson,
  readTrust,
  type Verdict,
} from '@lingjiang/credential'

export const USAGE = `lingjiang-verify <bundle.json|bundle.cbor …> --trust <trust.json> [--at <RFC 3339>] [--lang zh|en] [--json]

  Exit codes: 0 every certificate is valid
              1 one is revoked, suspended, altered, unauthorised, or not yet issued
              2 one could not be proved, or its issuer is not trusted
              3 one cannot be read as a certificate
              4 wrong use, or the trust list cannot be read
`

/** The exit code of a verdict: scripts can tell "no" from "do not know" from "not a certificate". */
const EXIT_CODES: Readonly<Record<Overall, number>> = {
  valid: 0,
  revoked: 1,
  suspended: 1,
  altered: 1,
  unauthorised: 1,
  'not-yet-valid': 1,
  unproved: 2,
  'unknown-issuer': 2,
  unreadable: 3,
}
/** Of several certificates the gravest answer counts: a clear no before an unreadable one before an open one. */
const GRAVITY = [0, 2, 3, 1]

type Options = { files: string[]; trust?: string; at: string; lang: 'zh' | 'en'; json: boolean }
export type CommandResult = { readonly exitCode: number; readonly output: string; readonly error: string }

function readOptions(words: readonly string[], now: string): Options | undefined {
  const options: Options = { files: [], at: now, lang: 'zh', json: false }
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string
    const value = words[i + 1]
    if (word === '--json') options.json = true
    else if (!word.startsWith('--')) options.files.push(word)
    else if (value === undefined) return undefined
    else if (word === '--trust') options.trust = value
    else if (word === '--at') options.at = value
    else if (word === '--lang' && (value === 'zh' || value === 'en')) options.lang = value
    else return undefined
    if (word !== '--json' && word.startsWith('--')) i++
  }
  return options.files.length && options.trust ? options : undefined
}

function worded(file: string, verdict: Verdict, lang: 'zh' | 'en'): string {
  const mark = { proved: '✓', failed: '✗', 'not-proved': '?' }
  const lines = verdict.steps.map(({ outcome, title, text }) => `  ${mark[outcome]} ${title[lang]}: ${text[lang]}`)
  return [`${file}: ${verdict.title[lang]} (${verdict.overall}, ${verdict.at})`, ...lines, ''].join('\n')
}

function failed(exitCode: number, error: string): CommandResult {
  return { exitCode, output: '', error }
}

/** A file up to one byte more than is read as certificate or trust list: enough to see that it is too large, whatever its size. */
function beginningOf(file: string): Uint8Array {
  const limit = MAXIMUM_BUNDLE_BYTES
  const open = openSync(file, 'r')
  try {
    let bytes = new Uint8Array(65_536)
    for (let length = 0; ; ) {
      const got = readSync(open, bytes, length, Math.min(bytes.length, limit + 1) - length, null)
      length += got
      if (got === 0 || length > limit) return bytes.subarray(0, length)
      if (length === bytes.length) {
        const larger = new Uint8Array(2 * length)
        larger.set(bytes)
        bytes = larger
      }
    }
  } finally {
    closeSync(open)
  }
}

/** Runs the command on its words; reads the named files and nothing else, reaches no network. `now` is RFC 3339. */
export function runVerifyCommand(words: readonly string[], now: string): CommandResult {
  const options = readOptions(words, now)
  if (!options) return failed(4, USAGE)
  try {
    const { verify } = createVerifier(readTrust(parseStrictJson(beginningOf(options.trust as string))))
    const verdicts = options.files.map((file) => ({ file, verdict: verify(beginningOf(file), options.at) }))
    const codes = verdicts.map(({ verdict }) => EXIT_CODES[verdict.overall])
    const exitCode = codes.reduce((worst, code) => (GRAVITY.indexOf(code) > GRAVITY.indexOf(worst) ? code : worst), 0)
    const output = options.json
      ? `${JSON.stringify(verdicts, null, 2)}\n`
      : verdicts.map(({ file, verdict }) => worded(file, verdict, options.lang)).join('\n')
    return { exitCode, output, error: '' }
  } catch (failure) {
    if (failure instanceof CredentialFailure || (failure as NodeJS.ErrnoException).code) {
      return failed(4, `cannot go on: ${(failure as Error).message}\n`)
    }
    throw failure
  }
}
