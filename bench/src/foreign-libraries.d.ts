declare module '@digitalbazaar/vc' {
  type Loaded = { contextUrl: null; documentUrl: string; document: unknown }
  type Options = { credential: object; suite: unknown; documentLoader: (url: string) => Promise<Loaded> }
  export function issue(options: Options): Promise<object>
  export function verifyCredential(options: Options): Promise<{ verified: boolean; error?: unknown }>
  export function defaultDocumentLoader(url: string): Promise<Loaded>
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: object)
  }
}
declare module '@digitalbazaar/ed25519-multikey' {
  type Key = { id: string; controller: string; signer(): unknown; export(options: object): Promise<object> }
  export function generate(options: object): Promise<Key>
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: unknown
}
declare module '@digitalbazaar/data-integrity-context' {
  export const CONTEXT: unknown
  export const CONTEXT_URL: string
}
declare module '@digitalbazaar/multikey-context' {
  export const CONTEXT: unknown
  export const CONTEXT_URL: string
}
