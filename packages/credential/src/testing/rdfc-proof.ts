import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

type Loaded = { contextUrl: null; documentUrl: string; document: unknown }
type Loader = (url: string) => Promise<Loaded>
type Libraries = {
  jsigs: {
    purposes: {
      AuthenticationProofPurpose: new (options: object) => unknown
      AssertionProofPurpose: new () => unknown
    }
    verify(document: object, options: object): Promise<{ verified: boolean; error?: Error }>
  }
  suite: unknown
  load: Loader
  contexts: ReadonlyMap<string, unknown>
}

/** The context of the data model's examples says one thing only: every term has a meaning there. */
const EXAMPLES = { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } }

/** The libraries that a suite of the W3C signs its presentations with, from the suite's own folder. */
async function librariesOf(suite: string): Promise<Libraries> {
  const near = createRequire(join(suite, 'package.json'))
  const load = (name: string) => import(pathToFileURL(near.resolve(name)).href)
  const { DataIntegrityProof } = await load('@digitalbazaar/data-integrity')
  const { cryptosuite } = await load('@digitalbazaar/eddsa-rdfc-2022-cryptosuite')
  const { CONTEXT, CONTEXT_URL } = await load('@digitalbazaar/data-integrity-context')
  return {
    jsigs: (await load('jsonld-signatures')).default,
    suite: new DataIntegrityProof({ cryptosuite }),
    load: (await load('@digitalbazaar/vc')).defaultDocumentLoader,
    contexts: new Map<string, unknown>([
      [CONTEXT_URL, CONTEXT],
      ['https://www.w3.org/ns/credentials/examples/v2', EXAMPLES],
    ]),
  }
}

/** The key or the controller that a did:key names: the name is the key. */
function ofDidKey(url: string): object | undefined {
  if (!url.startsWith('did:key:')) return undefined
  const [controller = '', key] = url.split('#')
  const publicKeyMultibase = controller.slice('did:key:'.length)
  const id = `${controller}#${publicKeyMultibase}`
  if (key === undefined)
    return { '@context': 'https://w3id.org/security/v2', id: controller, assertionMethod: [id], authentication: [id] }
  const multikey = { '@context': 'https://w3id.org/security/multikey/v1', id, type: 'Multikey', controller }
  return key === publicKeyMultibase ? { ...multikey, publicKeyMultibase } : undefined
}

/**
 * Checks eddsa-rdfc-2022 proofs, which this package does not implement, with the libraries of the suite that made them. The check throws when a
 * proof is bad.
 */
export async function rdfcProofCheck(folder: string): Promise<(document: object) => Promise<void>> {
  const { jsigs, suite, load, contexts } = await librariesOf(folder)
  const documentLoader: Loader = async (url) => {
    const document = contexts.get(url) ?? ofDidKey(url)
    return document ? { contextUrl: null, documentUrl: url, document } : load(url)
  }
  return async (document) => {
    const { challenge, domain, proofPurpose } = (document as { proof: { [name: string]: string } }).proof
    const purpose =
      proofPurpose === 'authentication'
        ? new jsigs.purposes.AuthenticationProofPurpose({ challenge, domain })
        : new jsigs.purposes.AssertionProofPurpose()
    const { verified, error } = await jsigs.verify(document, { suite, purpose, documentLoader })
    if (!verified) throw error ?? new Error('the proof does not verify')
  }
}
