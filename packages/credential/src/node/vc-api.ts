import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { addEddsaJcsProof, verifyEddsaJcsProof } from '../data-integrity.ts'
import { checkCredential, checkEnvelope, checkPresentation } from '../data-model.ts'
import { CredentialFailure } from '../failure.ts'
import { loadVerifyingKey, type SigningKey, type VerifyingKey } from '../keys.ts'
import { jwkOfDidKey, multikeyOf } from '../multikey.ts'
import { emptyBitstring, type StatusPurpose, statusCredentialOf } from '../status-list.ts'
import { parseStrictJson } from '../strict-json.ts'
import { signJws, verifyJws } from '../vc-jwt.ts'

type Members = Readonly<Record<string, unknown>>

export type VcApiOptions = {
  /** An Ed25519 key; the issuer is its did:key. */
  readonly key: SigningKey
  /** PEM key and certificate, to serve https: some suites follow status lists by it only. */
  readonly tls?: { readonly key: string; readonly cert: string }
  /** Checks a proof of a suite that this package does not implement; throws when it is bad. Absent: such proofs are refused. */
  readonly verifyForeignProof?: (document: Members) => Promise<void>
}
export type VcApi = { readonly address: string; readonly issuer: string; close(): Promise<void> }

/**
 * The issuing and verifying parts of the W3C VC-API over HTTP, for any credential of the data model: what foreign conformance suites and
 * test benches talk to. Holds no state but its key; not for issuing certificates of skill.
 */
class VcApiHandler {
  private readonly options: VcApiOptions
  readonly issuer: string
  address = ''

  constructor(options: VcApiOptions) {
    this.options = options
    this.issuer = `did:key:${multikeyOf(options.key.publicJwk)}`
  }

  private get method(): string {
    return `${this.issuer}#${this.issuer.slice('did:key:'.length)}`
  }

  async answer(path: string, body: Members): Promise<{ readonly status: number; readonly body: unknown }> {
    switch (path) {
      case '/credentials/issue':
        return { status: 201, body: this.issue(body.credential) }
      case '/enveloped/credentials/issue':
        return { status: 201, body: this.envelope(body.credential) }
      case '/credentials/verify':
        await this.verifyCredential(body.verifiableCredential)
        return { status: 200, body: { verified: true } }
      case '/presentations/verify':
        await this.verifyPresentation(body.verifiablePresentation)
        return { status: 200, body: { verified: true } }
      case '/status/revocation':
      case '/status/suspension':
        return { status: 200, body: this.statusList(path.slice('/status/'.length) as StatusPurpose) }
      default:
        return { status: 404, body: { errors: ['not-found'] } }
    }
  }

  /** The credential with a status entry where it asks for none of its own, and a proof. */
  private issue(credential: unknown) {
    const checked = checkCredential(credential)
    const entry = (statusPurpose: StatusPurpose) => ({
      id: `${this.address}/status/${statusPurpose}#94567`,
      type: 'BitstringStatusListEntry',
      statusPurpose,
      statusListIndex: '94567',
      statusListCredential: `${this.address}/status/${statusPurpose}`,
    })
    const status = { credentialStatus: [entry('revocation'), entry('suspension')] }
    return this.secure(checked.credentialStatus === undefined ? { ...checked, ...status } : checked)
  }

  private secure(document: Members) {
    return addEddsaJcsProof(document, { created: secondsNow(), verificationMethod: this.method }, this.options.key)
  }

  private envelope(credential: unknown) {
    const jwt = signJws(checkCredential(credential), this.options.key, 'vc+jwt', this.method)
    return {
      '@context': 'https://www.w3.org/ns/credentials/v2',
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${jwt}`,
    }
  }

  private statusList(purpose: StatusPurpose) {
    const list = statusCredentialOf({
      url: `${this.address}/status/${purpose}`,
      purpose,
      issuer: this.issuer,
      validFrom: secondsNow(),
      validUntil: new Date(Date.now() + 3_600_000).toISOString(),
      bits: emptyBitstring(),
    })
    return this.secure(list)
  }

  private async verifyCredential(value: unknown): Promise<void> {
    if (typeOf(value) === 'EnvelopedVerifiableCredential') return this.verifyEnvelope(value)
    await this.verifyProof(checkCredential(value))
  }

  private verifyEnvelope(value: unknown): void {
    const { content } = checkEnvelope(value, 'EnvelopedVerifiableCredential')
    checkCredential(verifyJws(content, 'vc+jwt', (kid) => keyOf(kid ?? '')).claims)
  }

  private async verifyPresentation(value: unknown): Promise<void> {
    const presentation = checkPresentation(value)
    await this.verifyProof(presentation)
  }

  private async verifyProof(document: Members): Promise<void> {
    const proof = document.proof as Members | undefined
    if (proof?.cryptosuite === 'eddsa-jcs-2022') verifyEddsaJcsProof(document, keyOf)
    else if (proof && this.options.verifyForeignProof) await this.options.verifyForeignProof(document)
    else throw new CredentialFailure('wrong-algorithm', 'proof')
  }
}

function typeOf(value: unknown): unknown {
  const type = (value as Members | null | undefined)?.type
  return Array.isArray(type) ? type[0] : type
}

function keyOf(method: string): VerifyingKey | undefined {
  const jwk = jwkOfDidKey(method)
  return jwk && loadVerifyingKey(jwk)
}

function secondsNow(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`
}

async function bodyOf(request: IncomingMessage): Promise<Members> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += (part as Buffer).length
    if (size > 1_000_000) throw new CredentialFailure('too-large')
    parts.push(part as Buffer)
  }
  if (size === 0) return {}
  const body = parseStrictJson(Buffer.concat(parts))
  if (body === null || typeof body !== 'object' || Array.isArray(body))
    throw new CredentialFailure('wrong-shape', 'body')
  return body as Members
}

async function serve(handler: VcApiHandler, request: IncomingMessage, reply: ServerResponse): Promise<void> {
  const send = (status: number, body: unknown) =>
    reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  try {
    const { status, body } = await handler.answer(request.url ?? '', await bodyOf(request))
    send(status, body)
  } catch (failure) {
    // The proof library of a foreign suite throws errors of its own: for a verifier they are a no.
    const known = failure instanceof CredentialFailure ? `${failure.code} ${failure.where}` : 'signature-mismatch'
    send(400, { verified: false, errors: [known] })
  }
}

/** Starts a VC-API on a free port of this machine. */
export async function startVcApi(options: VcApiOptions): Promise<VcApi> {
  const handler = new VcApiHandler(options)
  const onRequest = (request: IncomingMessage, reply: ServerResponse) => void serve(handler, request, reply)
  const server = options.tls ? createSecureServer(options.tls, onRequest) : createServer(onRequest)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  handler.address = `${options.tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { address: handler.address, issuer: handler.issuer, close }
}
