import { TRUST_TYPE, type Trust } from '@lingjiang/credential'
import { checkpointSigner, REGISTER_ORIGIN, type Services } from '@lingjiang/platform'
import { ISSUER, issuerKeys } from './issuer-keys.ts'

/** Whom to believe: the issuing service's and the register's public keys, for verifiers to keep. */
export function trustOf(services: Pick<Services, 'vault'>): Trust {
  const keys = issuerKeys(services.vault)
  const name = { zh: '广东省职业技能等级证书签发服务', en: 'Issuing service for skill-level certificates, Guangdong' }
  return {
    type: TRUST_TYPE,
    name: { zh: '岭匠', en: 'Lingjiang' },
    issuers: [
      { id: ISSUER, name, keys: [keys.credential, keys.seal].map((key) => ({ jwk: key.publicJwk, from: keys.from })) },
    ],
    logs: [
      {
        origin: REGISTER_ORIGIN,
        name: { zh: '广东省技能评价公开登记簿', en: 'Public register, Guangdong' },
        keys: [checkpointSigner(services.vault).verifierKey],
      },
    ],
    witnesses: [],
    policy: { witnesses: 0, seal: true, staleStatusDays: 30 },
  } satisfies Trust as Trust
}
