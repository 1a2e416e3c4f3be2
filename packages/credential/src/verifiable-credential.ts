import { utf8 } from '#primitives'
import { briefBytes } from './brief-bytes.ts'
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
  return credentialWith(certificate, achievementOf(certificate), certificate)
}

/** The credential with the two parts of it that need not be made for every certificate anew. */
function credentialWith<A, C>(certificate: CertificatePayload, achievement: A, payload: C) {
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
    credentialSubject: subjectOf(certificate, achievement, payload),
    id: `urn:lingjiang:certificate:${certificate.number}`,
    issuer: { id: certificate.issuer, type: ['Profile'] },
    name: '职业技能等级证书',
    type: ['VerifiableCredential', 'AchievementCredential'],
    validFrom: `${certificate.issuedOn}T00:00:00+08:00`,
  }
}

const HOLE = '"achievement":null,"certificate":null'

/**
 * The canonical bytes of `credentialOf`, brief (`briefBytes`). Of a certificate that was read, the payload's own text and the bytes of its
 * achievement are put in their place: no text in a credential can hold the bare quotes of the hole.
 */
export function credentialBytes(certificate: CertificatePayload): Uint8Array {
  if (!wasRead(certificate)) return briefBytes(canonicalText(credentialOf(certificate)))
  // Everything above stands in canonical order, and a certificate that was read brings no text that JSON writes in two ways.
  const text = JSON.stringify(credentialWith(certificate, null, null))
  const at = text.indexOf(HOLE)
  const [before, after] = [text.slice(0, at), text.slice(at + HOLE.length)]
  return briefBytes(before, achievementBytes(certificate), certificateText(certificate), after)
}

/** Achievements as they stand in a credential, up to the payload: thousands of certificates share one. */
const achievements = new Map<string, Uint8Array>()
const REMEMBERED_ACHIEVEMENTS = 1024

function achievementBytes(certificate: CertificatePayload): Uint8Array {
  const { occupation, organisation, level } = certificate
  const { code, name, workType = '' } = occupation
  // All that an achievement is made of; no part of a certificate that was read holds a line end.
  const parts = `${code}\n${name}\n${workType}\n${level}\n${organisation.uscc}\n${organisation.name}\n${takenOf(certificate)}`
  const known = achievements.get(parts)
  if (known) return known
  const bytes = utf8(`"achievement":${JSON.stringify(achievementOf(certificate))},"certificate":`)
  if (achievements.size >= REMEMBERED_ACHIEVEMENTS) achievements.clear()
  achievements.set(parts, bytes)
  return bytes
}

/** Where a certificate's list of one purpose lives: an identifier that the list itself carries. */
export function statusListUrl(certificate: CertificatePayload, purpose: 'revocation' | 'suspension'): string {
  return `${certificate.status.list}/${purpose}`
}

// Members stand in canonical order here, so that nothing has to be sorted when the credential is written.
function subjectOf<A, C>(certificate: CertificatePayload, achievement: A, payload: C) {
  const result = takenOf(certificate).map((subject) => ({
    resultDescription: resultId(certificate, subject),
    type: ['Result'],
    value: String(certificate.scores?.[subject]),
  }))
  return {
    achievement,
    certificate: payload,
    identifier: [
      { hashed: false, identityHash: certificate.holder.name, identityType: 'name', type: 'IdentityObject' },
    ],
    licenseNumber: certificate.number,
    ...(result.length ? { result } : {}),
    type: ['AchievementSubject'],
  }
}

/** The subjects that a certificate gives marks for. */
function takenOf({ scores }: CertificatePayload): Subject[] {
  return SUBJECTS.filter((subject) => scores?.[subject] !== undefined)
}

function achievementId(certificate: CertificatePayload): string {
  return `urn:lingjiang:achievement:${certificate.occupation.code}:${certificate.level}`
}

function resultId(certificate: CertificatePayload, subject: Subject): string {
  return `${achievementId(certificate)}:${subject}`
}

function achievementOf(certificate: CertificatePayload) {
  const { occupation, organisation, level } = certificate
  const resultDescription = takenOf(certificate).map((subject) => ({
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
    ...(resultDescription.length ? { resultDescription } : {}),
    ...(occupation.workType ? { specialization: occupation.workType } : {}),
    type: ['Achievement'],
  }
}
