import type { Json } from './canonical-json.ts'
import { type CertificatePayload, certificateDigest } from './certificate.ts'
import type { PublicJwk, SigningKey } from './keys.ts'
import { signSdJwt } from './sd-jwt.ts'
import { keyId } from './vc-jwt.ts'

/** The type name of the credential in wallets (SD-JWT VC `vct`). */
export const CERTIFICATE_VCT = 'urn:lingjiang:certificate:1'

/** What a holder may keep to themself; occupation, level, organisation and number always show. */
const WITHHOLDABLE = ['holder', 'scores', 'examRegion', 'digest'] as const

/** The certificate as SD-JWT VC for wallets: each of name with document digest, scores, region and digest can be withheld. */
export function issueSdJwt(certificate: CertificatePayload, key: SigningKey, holder?: PublicJwk): string {
  const { type: _, issuer, status, authority, issuedOn, ...said } = certificate
  const claims: Record<string, unknown> = {
    ...said,
    iss: issuer,
    vct: CERTIFICATE_VCT,
    nbf: Date.parse(`${issuedOn}T00:00:00+08:00`) / 1000,
    issuedOn,
    authority,
    bitstringStatus: status,
    digest: certificateDigest(certificate),
  }
  return signSdJwt(claims as { [name: string]: Json }, key, keyId(issuer, key.kid), {
    disclosable: WITHHOLDABLE,
    ...(holder ? { holder: holder as unknown as Json } : {}),
  })
}
