import { type CertificatePayload, LEVEL_NAMES } from './certificate.ts'

export const CREDENTIALS_CONTEXT = 'https://www.w3.org/ns/credentials/v2'
export const OPEN_BADGES_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'

/** The term that carries the payload, as one JSON value: an inline context, so that no address has to answer for it to be read. */
const CERTIFICATE_TERM = { certificate: { '@id': 'urn:lingjiang:certificate:1', '@type': '@json' } } as const

const SCORE_NAMES = {
  theory: '理论知识考试',
  practical: '操作技能考核',
  review: '综合评审',
  performance: '工作业绩',
} as const
type Subject = keyof typeof SCORE_NAMES
const SUBJECTS = Object.keys(SCORE_NAMES) as Subject[]

export type VerifiableCredential = ReturnType<typeof credentialOf>

/**
 * The certificate as a W3C Verifiable Credential 2.0 that is at the same time an Open Badges 3.0 AchievementCredential. A pure function of the
 * payload, frozen with its type `lingjiang-certificate/1`: whoever holds the payload can build the very bytes that were signed.
 */
export function credentialOf(certificate: CertificatePayload) {
  const id = `urn:lingjiang:certificate:${certificate.number}`
  return {
    '@context': [CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT, CERTIFICATE_TERM],
    id,
    type: ['VerifiableCredential', 'AchievementCredential'],
    name: '职业技能等级证书',
    issuer: { id: certificate.issuer, type: ['Profile'] },
    validFrom: `${certificate.issuedOn}T00:00:00+08:00`,
    credentialSubject: subjectOf(certificate),
    credentialStatus: {
      id: `${statusListUrl(certificate, 'revocation')}#${certificate.status.index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(certificate.status.index),
      statusListCredential: statusListUrl(certificate, 'revocation'),
    },
  }
}

/** Where a certificate's list of one purpose lives: an identifier that the list itself carries. */
export function statusListUrl(certificate: CertificatePayload, purpose: 'revocation' | 'suspension'): string {
  return `${certificate.status.list}/${purpose}`
}

function subjectOf(certificate: CertificatePayload) {
  const taken = SUBJECTS.filter((subject) => certificate.scores?.[subject] !== undefined)
  return {
    type: ['AchievementSubject'],
    identifier: [
      { type: 'IdentityObject', hashed: false, identityHash: certificate.holder.name, identityType: 'name' },
    ],
    licenseNumber: certificate.number,
    achievement: achievementOf(certificate, taken),
    ...(taken.length
      ? {
          result: taken.map((subject) => ({
            type: ['Result'],
            resultDescription: resultId(certificate, subject),
            value: String(certificate.scores?.[subject]),
          })),
        }
      : {}),
    certificate,
  }
}

function achievementId(certificate: CertificatePayload): string {
  return `urn:lingjiang:achievement:${certificate.occupation.code}:${certificate.level}`
}

function resultId(certificate: CertificatePayload, subject: Subject): string {
  return `${achievementId(certificate)}:${subject}`
}

function achievementOf(certificate: CertificatePayload, taken: readonly Subject[]) {
  const { occupation, organisation, level } = certificate
  return {
    id: achievementId(certificate),
    type: ['Achievement'],
    achievementType: 'Certification',
    name: `${occupation.name} ${LEVEL_NAMES[level]}`,
    description: `经${organisation.name}考核评价，达到${occupation.name}（${occupation.code}）${LEVEL_NAMES[level]}水平。`,
    criteria: { narrative: '符合国家职业标准或评价规范规定的申报条件，各科考核合格。' },
    humanCode: occupation.code,
    inLanguage: 'zh-CN',
    ...(occupation.workType ? { specialization: occupation.workType } : {}),
    creator: { id: `urn:lingjiang:organisation:${organisation.uscc}`, type: ['Profile'], name: organisation.name },
    ...(taken.length
      ? {
          resultDescription: taken.map((subject) => ({
            id: resultId(certificate, subject),
            type: ['ResultDescription'],
            name: SCORE_NAMES[subject],
            resultType: 'Percent',
            valueMax: '100',
            valueMin: '0',
          })),
        }
      : {}),
  }
}
