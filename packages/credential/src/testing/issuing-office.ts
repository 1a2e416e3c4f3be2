import {
  cosignatureSigner,
  ed25519Signer,
  formatNote,
  formatVerifierKey,
  hashLeaf,
  inclusionProof,
  memoryTree,
  type NoteSigner,
  signCheckpoint,
  signNote,
} from '@lingjiang/tlog'
import { type Bundle, bundle, type RegisterPlace } from '../bundle.ts'
import { authorityDigest, type CertificatePayload, documentDigest } from '../certificate.ts'
import { dataIntegrityProofOf } from '../data-integrity-proof.ts'
import { generateKey, loadSigningKey, type SigningKey } from '../keys.ts'
import { leafOf, scopeLeafOf, statusLeafOf } from '../leaf.ts'
import { sealSm2 } from '../seal.ts'
import { emptyBitstring, type StatusPurpose, signStatusList, withStatus } from '../status-list.ts'
import type { Trust } from '../trust.ts'
import { signVcJwt } from '../vc-jwt.ts'

export const ISSUER = 'https://credentials.example/gd'
export const ORIGIN = 'register.example/gd'
/** 16 bytes of zeros: the salt of synthetic holders. */
export const SALT = 'AAAAAAAAAAAAAAAAAAAAAA'
const NAMES = ['张伟强', '李思敏', '欧阳文静', '王建国', '陈䶮', '阿依古丽·买买提', '林小燕', '黄志明']
const JOBS = [
  ['6-31-01-03', '电工'],
  ['4-10-01-05', '养老护理员'],
  ['6-18-04-01', '模具工'],
  ['4-04-05-13', '生成式人工智能系统应用员'],
] as const

export type CertificateChanges = { readonly [K in keyof CertificatePayload]?: CertificatePayload[K] }

/** A synthetic certificate: no person behind it. The same number gives the same certificate. */
export function aCertificate(serial = 1, changes: CertificateChanges = {}): CertificatePayload {
  const [code, name] = JOBS[serial % JOBS.length] as (typeof JOBS)[number]
  const level = (['3', '4', '5', '2'] as const)[serial % 4] as CertificatePayload['level']
  return {
    type: 'lingjiang-certificate/1',
    number: `S000044000123${26}${level}${String(serial).padStart(6, '0')}`,
    issuer: ISSUER,
    holder: {
      name: NAMES[serial % NAMES.length] as string,
      document: { kind: 'resident-id', digest: documentDigest('resident-id', `synthetic-${serial}`, SALT) },
    },
    occupation: { code, name, ...(serial % 3 === 0 ? { workType: '直流配电运维' } : {}) },
    level,
    organisation: { code: 'S000044000123', name: '广东合成示例职业技能评价有限公司', uscc: '91440101MA5EXAMPX4' },
    issuedOn: '2026-03-02',
    examRegion: '440106',
    scores: { theory: 60 + (serial % 40), practical: 72.5 },
    authority: {
      filing: `粤技备〔2025〕${String((serial % 4) + 1).padStart(4, '0')}号`,
      occupation: code,
      level,
      from: '2025-01-01',
      to: '2027-12-31',
    },
    status: { list: `${ISSUER}/status/2026-1`, index: serial },
    ...changes,
  }
}

export type IssuingOptions = {
  readonly revoked?: readonly number[]
  readonly suspended?: readonly number[]
  readonly listFrom?: string
  readonly listUntil?: string
  readonly seal?: boolean
  readonly dataIntegrity?: boolean
}

/** Everybody who takes part in issuing, with fresh keys: an issuer, a log, two witnesses. For tests, measurements and the corpus. */
export class IssuingOffice {
  readonly ed25519: SigningKey = loadSigningKey(generateKey('EdDSA'))
  readonly es256: SigningKey = loadSigningKey(generateKey('ES256'))
  readonly sm2: SigningKey = loadSigningKey(generateKey('SM2'))
  readonly log: NoteSigner = ed25519Signer(ORIGIN, seed(1))
  readonly witnesses: readonly NoteSigner[] = [2, 3].map((n) =>
    cosignatureSigner(`witness-${n - 1}.example`, seed(n), () => Date.parse('2026-03-02T09:00:00Z') / 1000),
  )

  trust(changes: Partial<Trust> = {}): Trust {
    const key = (signing: SigningKey) => ({ jwk: { ...signing.publicJwk, kid: signing.kid }, from: '2025-01-01' })
    return {
      type: 'lingjiang-trust/1',
      name: { zh: '示例信任名单', en: 'Example trust list' },
      issuers: [
        {
          id: ISSUER,
          name: { zh: '示例发证中心', en: 'Example issuing centre' },
          keys: [this.ed25519, this.es256, this.sm2].map(key),
        },
      ],
      logs: [
        {
          origin: ORIGIN,
          name: { zh: '示例登记簿', en: 'Example register' },
          keys: [formatVerifierKey(this.log.verifier)],
        },
      ],
      witnesses: this.witnesses.map((witness) => ({
        name: { zh: witness.name, en: witness.name },
        key: formatVerifierKey(witness.verifier),
      })),
      policy: { witnesses: 2, seal: false, staleStatusDays: 0 },
      ...changes,
    }
  }

  /** Enters leaves in a fresh log and answers each one's place under one cosigned checkpoint. */
  register(leaves: readonly Uint8Array[]): RegisterPlace[] {
    const tree = memoryTree(leaves.map(hashLeaf))
    const note = signCheckpoint({ origin: ORIGIN, size: tree.size, root: tree.root(), extensions: [] }, [this.log])
    const cosigned = signNote(note.text, this.witnesses).signatures
    const checkpoint = formatNote({ text: note.text, signatures: [...note.signatures, ...cosigned] })
    return leaves.map((_, index) => ({ index, path: inclusionProof(index, tree.size, tree.read), checkpoint }))
  }

  statusList(purpose: StatusPurpose, set: readonly number[], options: IssuingOptions = {}): string {
    const bits = set.reduce((list, index) => withStatus(list, index, true), emptyBitstring())
    return signStatusList(
      {
        url: `${ISSUER}/status/2026-1/${purpose}`,
        purpose,
        issuer: ISSUER,
        validFrom: options.listFrom ?? '2026-03-02T08:00:00Z',
        validUntil: options.listUntil ?? '2026-03-09T08:00:00Z',
        bits,
      },
      this.ed25519,
    )
  }

  /** Issues certificates whole: signed, registered with their scopes and status lists, stapled. */
  issue(
    certificates: readonly CertificatePayload[],
    options: IssuingOptions = {},
    key: SigningKey = this.ed25519,
  ): Bundle[] {
    const lists = [
      this.statusList('revocation', options.revoked ?? [], options),
      this.statusList('suspension', options.suspended ?? [], options),
    ]
    const filed = [...new Set(certificates.map(({ authority }) => authorityDigest(authority)))]
    const scopes = filed.map(scopeLeafOf)
    const places = this.register([...certificates.map(leafOf), ...scopes, ...lists.map(statusLeafOf)])
    const status = lists.map((list, i) => ({
      list,
      register: places[certificates.length + filed.length + i] as RegisterPlace,
    }))
    return certificates.map((certificate, i) =>
      bundle({
        certificate,
        proofs: [
          signVcJwt(certificate, key),
          ...(options.seal ? [sealSm2(certificate, this.sm2)] : []),
          ...(options.dataIntegrity ? [dataIntegrityProofOf(certificate, this.ed25519, '2026-03-02T08:00:00Z')] : []),
        ],
        register: places[i] as RegisterPlace,
        scope: places[certificates.length + filed.indexOf(authorityDigest(certificate.authority))] as RegisterPlace,
        status,
      }),
    )
  }
}

function seed(n: number): Uint8Array {
  return new Uint8Array(32).fill(n)
}
