import { canonicalText } from './canonical-json.ts'
import { instantMs } from './instant.ts'
import { wrongShape } from './shape.ts'
import { CREDENTIALS_CONTEXT } from './verifiable-credential.ts'

type Members = Readonly<Record<string, unknown>>

/** Types that the base context of the data model defines, and that nobody may define anew. */
const BASE_TYPES = new Set([
  'VerifiableCredential',
  'VerifiablePresentation',
  'EnvelopedVerifiableCredential',
  'EnvelopedVerifiablePresentation',
  'JsonSchema',
  'JsonSchemaCredential',
  'BitstringStatusList',
  'BitstringStatusListCredential',
  'BitstringStatusListEntry',
  'DataIntegrityProof',
])

/** VCDM 2.0 Appendix B.1: digests of the base context, the one resource this package knows without fetching. */
const BASE_DIGESTS: readonly string[] = [
  'sha384-NSOcNpmdIVUxIJGvGUoe22FjTWrXiaXlsZ8q6912LdnR3KraQO2n75Ica4wK4Qeg',
  'uJKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k',
]

function isUrl(value: unknown): boolean {
  return typeof value === 'string' && /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value)
}

function isObject(value: unknown): value is Members {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value]
}

function must(holds: boolean, where: string): void {
  if (!holds) throw wrongShape(where)
}

/** §4.3: the base context first, then URLs and objects; no protected term defined anew; every mapping to a URL. */
function checkContexts(value: unknown): readonly unknown[] {
  must(Array.isArray(value), '@context')
  const contexts = value as readonly unknown[]
  must(contexts[0] === CREDENTIALS_CONTEXT, '@context')
  const fixed = new Map<string, string>()
  for (const context of contexts.slice(1)) {
    must(isObject(context) || isUrl(context), '@context')
    if (!isObject(context)) continue
    for (const [term, mapping] of Object.entries(context)) {
      if (term.startsWith('@')) continue
      must(!BASE_TYPES.has(term), '@context')
      must(!fixed.has(term) || fixed.get(term) === canonicalText(mapping), '@context')
      const target = isObject(mapping) ? mapping['@id'] : mapping
      must(target === null || target === undefined || isUrl(target), '@context')
      if (context['@protected'] === true) fixed.set(term, canonicalText(mapping))
    }
  }
  return contexts
}

/** §4.5: a type is a URL, or a term that a context maps to one. A context that is only named may define any term. */
function checkTypes(value: unknown, contexts: readonly unknown[], where: string): readonly string[] {
  const types = listed(value)
  must(types.length > 0, where)
  const closed = contexts.slice(1).every(isObject)
  for (const type of types) {
    must(typeof type === 'string' && type !== '', where)
    const mapped = contexts.some((context) => isObject(context) && Object.hasOwn(context, type as string))
    must(!closed || isUrl(type) || BASE_TYPES.has(type as string) || mapped || where !== 'type', where)
  }
  return types as string[]
}

function checkId(holder: Members, where: string, needed = false): void {
  if (holder.id === undefined && !needed) return
  must(isUrl(holder.id), `${where}.id`)
}

/** §4.6, §11.1: a text, or language-tagged values with nothing else in them. */
function checkWords(value: unknown, where: string): void {
  if (value === undefined || typeof value === 'string') return
  for (const entry of listed(value)) {
    if (typeof entry === 'string') continue
    must(isObject(entry) && typeof entry['@value'] === 'string', where)
    for (const key of Object.keys(entry as Members)) must(['@value', '@language', '@direction'].includes(key), where)
  }
}

/** Objects that must carry a type, and some of them an identifier (§4.10, 4.11, 5.4 to 5.6). */
function checkTyped(credential: Members, contexts: readonly unknown[]): void {
  for (const name of ['credentialStatus', 'credentialSchema', 'refreshService', 'termsOfUse', 'evidence', 'proof']) {
    for (const entry of listed(credential[name])) {
      must(isObject(entry), name)
      checkTypes((entry as Members).type, contexts, `${name}.type`)
      checkId(entry as Members, name, name === 'credentialSchema')
    }
  }
}

/** §5.3: each related resource once, with a digest, and the right one where it can be known. */
function checkRelated(value: unknown): void {
  const seen = new Set<unknown>()
  for (const entry of listed(value)) {
    must(isObject(entry), 'relatedResource')
    const { id, digestSRI, digestMultibase } = entry as Members
    must(isUrl(id) && !seen.has(id), 'relatedResource.id')
    seen.add(id)
    const digests = [digestSRI, digestMultibase].filter((digest) => digest !== undefined)
    must(digests.length > 0 && digests.every((digest) => typeof digest === 'string'), 'relatedResource.digest')
    if (id === CREDENTIALS_CONTEXT)
      must(
        digests.every((digest) => BASE_DIGESTS.includes(digest as string)),
        'relatedResource.digest',
      )
  }
}

/** Bitstring Status List §2.1: every entry, wherever it stands, is well formed: a malformed value must not be passed on. */
function checkStatusEntries(value: unknown, depth = 0): void {
  if (value === null || typeof value !== 'object' || depth > 32) return
  if (isObject(value) && listed(value.type).includes('BitstringStatusListEntry')) checkStatusEntry(value)
  for (const member of Object.values(value)) checkStatusEntries(member, depth + 1)
}

function checkStatusEntry(entry: Members): void {
  const { statusPurpose, statusListIndex, statusListCredential, statusSize = 1, statusMessage } = entry
  must(typeof statusPurpose === 'string' && statusPurpose !== '', 'statusPurpose')
  must(typeof statusListIndex === 'string' && /^(0|[1-9]\d*)$/.test(statusListIndex), 'statusListIndex')
  must(isUrl(statusListCredential) && entry.id !== statusListCredential, 'statusListCredential')
  must(Number.isSafeInteger(statusSize) && (statusSize as number) > 0 && (statusSize as number) <= 32, 'statusSize')
  must(statusSize === 1 || Array.isArray(statusMessage), 'statusMessage')
  must(statusMessage === undefined || listed(statusMessage).length === 2 ** (statusSize as number), 'statusMessage')
}

function checkIssuer(value: unknown): void {
  must(isUrl(value) || (isObject(value) && isUrl(value.id)), 'issuer')
  if (!isObject(value)) return
  checkWords(value.name, 'issuer.name')
  checkWords(value.description, 'issuer.description')
}

function checkPeriod({ validFrom, validUntil }: Members): void {
  const from = validFrom === undefined ? undefined : instantMs(String(validFrom), 'validFrom')
  const until = validUntil === undefined ? undefined : instantMs(String(validUntil), 'validUntil')
  must(from === undefined || until === undefined || from <= until, 'validUntil')
}

/** Whether a document is a credential as the W3C Verifiable Credentials Data Model 2.0 wants it. Throws CredentialFailure; verifies no proof. */
export function checkCredential(value: unknown): Members {
  must(isObject(value), 'credential')
  const credential = value as Members
  const contexts = checkContexts(credential['@context'])
  must(checkTypes(credential.type, contexts, 'type').includes('VerifiableCredential'), 'type')
  checkId(credential, 'credential')
  checkIssuer(credential.issuer)
  const subjects = listed(credential.credentialSubject)
  must(subjects.length > 0, 'credentialSubject')
  for (const subject of subjects) {
    must(isObject(subject) && Object.keys(subject).length > 0, 'credentialSubject')
    checkId(subject as Members, 'credentialSubject')
  }
  checkWords(credential.name, 'name')
  checkWords(credential.description, 'description')
  checkPeriod(credential)
  checkTyped(credential, contexts)
  checkRelated(credential.relatedResource)
  checkStatusEntries(credential)
  must(credential.vc === undefined && credential.vp === undefined, 'credential')
  return credential
}

/** Whether an object names itself enveloped (§4.12.1), with a data URL of that media type inside. */
export function checkEnvelope(value: unknown, type: string): { readonly mediaType: string; readonly content: string } {
  must(isObject(value) && listed(value.type).includes(type), 'type')
  const envelope = value as Members
  must(listed(envelope['@context']).includes(CREDENTIALS_CONTEXT), '@context')
  // URL Standard §4.4: tabs and line breaks in a URL are passed over. The VC-JOSE-COSE suite has an envelope that ends in one.
  const id = String(envelope.id).replace(/[\t\n\r]/g, '')
  const parts = /^data:([a-z]+\/[a-z+-]+)(?:;[a-z0-9=]+)?,(.+)$/.exec(id)
  must(parts !== null, 'id')
  return { mediaType: parts?.[1] as string, content: parts?.[2] as string }
}

/** Whether a document is a presentation as the data model wants it (§4.13), its credentials included. Throws CredentialFailure; verifies no proof. */
export function checkPresentation(value: unknown): Members {
  must(isObject(value), 'presentation')
  const presentation = value as Members
  const contexts = checkContexts(presentation['@context'])
  must(checkTypes(presentation.type, contexts, 'type').includes('VerifiablePresentation'), 'type')
  checkId(presentation, 'presentation')
  const { holder } = presentation
  must(holder === undefined || isUrl(holder) || (isObject(holder) && isUrl(holder.id)), 'holder')
  for (const entry of listed(presentation.verifiableCredential)) {
    must(isObject(entry), 'verifiableCredential')
    if (listed((entry as Members).type).includes('EnvelopedVerifiableCredential')) {
      checkEnvelope(entry, 'EnvelopedVerifiableCredential')
    } else checkCredential(entry)
  }
  checkTyped({ proof: presentation.proof, termsOfUse: presentation.termsOfUse }, contexts)
  return presentation
}
