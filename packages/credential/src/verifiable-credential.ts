import { canonicalText } from './canonical-json.ts'
import { type CertificatePayload, certificateText, LEVEL_NAMES, wasRead } from './certificate.ts'

export const CREDENTIALS_CONTEXT = 'https://www.w3.org/ns/credentials/v2'
const OPEN_BADGES_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'

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
  const list = statusListUrl(certificate, 'revocation')
  return {
    '@context': [CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT, CERTIFICATE_TERM],
    credentialStatus: {
      id: `${list}#${certificate.status.index}`,
      statusListCredential: list,
      statusListIndex: String(certificate.status.index),
      statusPurpose: 'revocation',
      type: 'BitstringStatusListEntry',
    },
    credentialSubject: subjectOf(certificate),
    id: `urn:lingjiang:certificate:${certificate.number}`,
    issuer: { id: certificate.issuer, type: ['Profile'] },
    name: '职业技能等级证书',
    type: ['VerifiableCredential', 'AchievementCredential'],
    validFrom: `${certificate.issuedOn}T00:00:00+08:00`,
  }
}

const HOLE = '"certificate":null,"identifier"'

/** The canonical text of `credentialOf`: the payload's own text is put in its place. No text in a credential can hold the bare quotes of the hole. */
export function credentialText(certificate: CertificatePayload): string {
  const credential = credentialOf(certificate)
  const hollow = { ...credential, credentialSubject: { ...credential.credentialSubject, certificate: null } }
  // Everything above stands in canonical order, and a certificate that was read brings no text that JSON writes in two ways.
  const text = wasRead(certificate) ? JSON.stringify(hollow) : canonicalText(hollow)
  const at = text.indexOf(HOLE)
  return `${text.slice(0, at)}"certificate":${certificateText(certificate)},"identifier"${text.slice(at + HOLE.length)}`
}

/** Where a certificate's list of one purpose lives: an identifier that the list itself carries. */
export function statusListUrl(certificate: CertificatePayload, purpose: 'revocation' | 'suspension'): string {
  return `${certificate.status.list}/${purpose}`
}

// Members stand in canonical order here, so that nothing has to be sorted when the credential is written.
function subjectOf(certificate: CertificatePayload) {
  const taken = SUBJECTS.filter((subject) => certificate.scores?.[subject] !== undefined)
  const result = taken.map((subject) => ({
    resultDescription: resultId(certificate, subject),
    type: ['Result'],
    value: String(certificate.scores?.[subject]),
  }))
  return {
    achievement: achievementOf(certificate, taken),
    certificate,
    identifier: [
      { hashed: false, identityHash: certificate.holder.name, identityType: 'name', type: 'IdentityObject' },
    ],
    licenseNumber: certificate.number,
    ...(taken.length ? { result } : {}),
    type: ['AchievementSubject'],
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
  const resultDescription = taken.map((subject) => ({
    id: resultId(certificate, subject),
    name: SCORE_NAMES[subject],
    resultType: 'Percent',
    type: ['ResultDescription'],
    valueMax: '100',
    valueMin: '0',
  }))
  return {
    achievementType: 'Certification',
    creator: { id: `urn:lingjiang:organisation:${organisation.uscc}`, name: organisation.name, type: ['Profile'] },
    criteria: { narrative: '符合国家职业标准或评价规范规定的申报条件，各科考核合格。' },
    description: `经${organisation.name}考核评价，达到${occupation.name}（${occupation.code}）${LEVEL_NAMES[level]}水平。`,
    humanCode: occupation.code,
    id: achievementId(certificate),
    inLanguage: 'zh-CN',
    name: `${occupation.name} ${LEVEL_NAMES[level]}`,
    ...(taken.length ? { resultDescription } : {}),
    ...(occupation.workType ? { specialization: occupation.workType } : {}),
    type: ['Achievement'],
  }
}
