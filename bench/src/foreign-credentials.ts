import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { CONTEXT, CONTEXT_URL } from '@digitalbazaar/data-integrity-context'
import { generate } from '@digitalbazaar/ed25519-multikey'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { defaultDocumentLoader, issue, verifyCredential } from '@digitalbazaar/vc'
import { verifyMessage, Wallet } from '@ethersproject/wallet'
import openAttestation from '@govtechsg/open-attestation'
import { type CertificatePayload, credentialOf } from '@lingjiang/credential'

/** Issues the claims of a certificate, and verifies what it issued: another system's way, on the same claims. */
export type ForeignSystem = {
  readonly name: string
  readonly issue: (certificate: CertificatePayload) => Promise<object>
  readonly verify: (issued: object) => Promise<boolean>
}

/** @digitalbazaar/vc with eddsa-rdfc-2022, every context at hand: nothing is fetched. */
export async function digitalBazaar(): Promise<ForeignSystem> {
  const controller = 'https://credentials.example/issuer'
  const key = await generate({ id: `${controller}#key`, controller })
  const publicKey = await key.export({ publicKey: true, includeContext: true })
  const owner = { '@context': 'https://w3id.org/security/v2', id: controller, assertionMethod: [key.id] }
  const known = new Map<string, unknown>([
    [CONTEXT_URL, CONTEXT],
    [key.id, publicKey],
    [controller, owner],
  ])
  const documentLoader = async (url: string) =>
    known.has(url) ? { contextUrl: null, documentUrl: url, document: known.get(url) } : defaultDocumentLoader(url)
  const signing = new DataIntegrityProof({ signer: key.signer(), cryptosuite })
  const checking = new DataIntegrityProof({ cryptosuite })
  return {
    name: '@digitalbazaar/vc 7.3.0',
    issue: (certificate) => {
      const context = ['https://www.w3.org/ns/credentials/v2', { '@vocab': 'urn:lingjiang:' }]
      const { credentialStatus: _, ...claims } = credentialOf(certificate)
      return issue({
        credential: { ...claims, issuer: controller, '@context': context },
        suite: signing,
        documentLoader,
      })
    },
    verify: async (credential) => {
      const { verified, error } = await verifyCredential({ credential, suite: checking, documentLoader })
      if (error) throw error
      return verified
    },
  }
}

/** OpenAttestation 2.0 with a DID key: wrapped and signed; digests and signature verified as its verifier does, without looking up the DID. */
export function openAttestationSystem(): ForeignSystem {
  const { signDocument, wrapDocument, verifySignature, SUPPORTED_SIGNING_ALGORITHM } = openAttestation
  const wallet = Wallet.createRandom()
  const did = `did:ethr:${wallet.address}`
  const key = { public: `${did}#controller`, private: wallet.privateKey }
  const issuer = {
    id: did,
    name: 'Example',
    revocation: { type: 'NONE' },
    identityProof: { type: 'DID', location: did, key: key.public },
  }
  return {
    name: 'OpenAttestation 6.9.7',
    issue: (certificate) => {
      const wrapped = wrapDocument({ ...certificate, issuers: [issuer] } as never)
      return signDocument(
        wrapped as never,
        SUPPORTED_SIGNING_ALGORITHM.Secp256k1VerificationKey2018,
        key,
      ) as Promise<object>
    },
    verify: async (issued) => {
      const { signature, proof } = issued as { signature: { merkleRoot: string }; proof: { signature: string }[] }
      const message = Buffer.from(signature.merkleRoot, 'hex')
      return verifySignature(issued as never) && verifyMessage(message, proof[0]?.signature ?? '') === wallet.address
    },
  }
}
