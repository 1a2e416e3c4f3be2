import type { Outcome, Overall, Reason, StepFacts, StepName, Text } from './verdict.ts'

export const VERDICT_TEXTS: Readonly<Record<Overall, Text>> = {
  valid: { zh: '证书真实有效', en: 'The certificate is genuine and valid' },
  revoked: { zh: '证书已被撤销', en: 'The certificate has been revoked' },
  suspended: { zh: '证书已被暂扣', en: 'The certificate is suspended' },
  'not-yet-valid': { zh: '所问时间早于发证日期', en: 'The certificate had not been issued at that time' },
  unauthorised: { zh: '发证时不在备案范围内', en: 'Issued outside the filed authority' },
  altered: { zh: '内容被改动或证明不符', en: 'Altered: the proofs do not match the content' },
  'unknown-issuer': { zh: '签发者不在信任名单内', en: 'The issuer is not among those trusted' },
  unproved: { zh: '尚未全部证实', en: 'Not everything was proved' },
  unreadable: { zh: '无法读取，不是本系统的证书文件', en: 'Cannot be read as a certificate file' },
}

export const STEP_TEXTS: Readonly<Record<StepName, Text>> = {
  read: { zh: '读取', en: 'Reading' },
  issuer: { zh: '签发者', en: 'Issuer' },
  signature: { zh: '数字签名', en: 'Digital signature' },
  seal: { zh: '国密印章（SM2）', en: 'SM2 seal' },
  register: { zh: '公开登记簿', en: 'Public register' },
  witnesses: { zh: '见证', en: 'Witnesses' },
  authority: { zh: '评价资格', en: 'Authority to assess' },
  status: { zh: '当前状态', en: 'Status' },
}

export const OUTCOME_TEXTS: Readonly<Record<Outcome, Text>> = {
  proved: { zh: '已证实', en: 'proved' },
  'not-proved': { zh: '未证实', en: 'not proved' },
  failed: { zh: '不符', en: 'failed' },
}

export const REASON_TEXTS: Readonly<Record<Reason, Text>> = {
  readable: { zh: '文件完整，格式正确。', en: 'The file is whole and well formed.' },
  unreadable: {
    zh: '文件不完整、过大或格式不对（{code}{where}）。',
    en: 'The file is incomplete, too large or malformed ({code}{where}).',
  },
  'issuer-known': { zh: '签发者“{name}”在信任名单内。', en: 'The issuer, {name}, is on the trust list.' },
  'issuer-unknown': {
    zh: '信任名单里没有这个签发者，无法判断真伪。',
    en: 'The issuer is not on the trust list, so nothing can be said about it.',
  },
  'signature-good': {
    zh: '签名（{alg}）与内容逐字节相符。',
    en: 'The signature ({alg}) matches the content byte for byte.',
  },
  'signature-absent': { zh: '没有附带数字签名。', en: 'No digital signature is attached.' },
  'signature-wrong': {
    zh: '签名与内容不符：内容或签名被改动过。',
    en: 'The signature does not match: content or signature was changed.',
  },
  'content-differs': {
    zh: '签名的凭证与证书内容不一致。',
    en: 'The signed credential says something else than the certificate.',
  },
  'wrong-algorithm': {
    zh: '签名算法与密钥不符，拒绝接受。',
    en: 'The signature names an algorithm that its key does not have: refused.',
  },
  'key-unknown': { zh: '信任名单里没有这把密钥。', en: 'The key is not on the trust list.' },
  'key-out-of-time': { zh: '这把密钥在该日期不可使用。', en: 'The key was not in use on that date.' },
  'proof-unchecked': {
    zh: '附带的证明中有一项无法核对：信任名单里没有它的密钥。',
    en: 'One of the attached proofs could not be checked: its key is not on the trust list.',
  },
  'seal-good': { zh: 'SM2 印章与内容逐字节相符。', en: 'The SM2 seal matches the content byte for byte.' },
  'seal-absent': { zh: '没有附带 SM2 印章。', en: 'No SM2 seal is attached.' },
  'seal-wrong': { zh: 'SM2 印章与内容不符。', en: 'The SM2 seal does not match the content.' },
  registered: {
    zh: '已登入公开登记簿“{log}”，第 {number} 条，登记簿当时共 {size} 条。',
    en: 'Entered in the public register {log} as number {number} of {size}.',
  },
  'register-absent': { zh: '没有附带登记证明。', en: 'No proof of registration is attached.' },
  'log-unknown': { zh: '信任名单里没有这个登记簿。', en: 'The register is not on the trust list.' },
  'checkpoint-wrong': { zh: '登记簿的签名不符。', en: "The register's own signature does not match." },
  'not-in-register': {
    zh: '登记证明与证书不符：登记簿里没有这份内容。',
    en: 'The proof of registration does not lead to this certificate.',
  },
  witnessed: {
    zh: '{count} 家见证方联署（要求 {needed} 家）。',
    en: '{count} witnesses cosigned ({needed} asked for).',
  },
  'witnesses-too-few': {
    zh: '只有 {count} 家见证方联署，要求 {needed} 家。',
    en: 'Only {count} witnesses cosigned; {needed} are asked for.',
  },
  'authority-filed': {
    zh: '发证当日，备案 {filing} 覆盖该职业和等级，备案本身已登记在册。',
    en: 'On the day of issue filing {filing} covered this occupation and level; the filing itself is in the register.',
  },
  'authority-committed': {
    zh: '发证当日，备案 {filing} 覆盖该职业和等级，且已随证书一并登记。',
    en: 'On the day of issue filing {filing} covered this occupation and level, as entered with the certificate.',
  },
  'authority-uncommitted': {
    zh: '证书写明的备案 {filing} 覆盖该职业和等级，但未经登记簿证实。',
    en: 'The certificate names filing {filing}, which covers this occupation and level, but the register did not confirm it.',
  },
  'scope-mismatch': {
    zh: '备案范围不含该职业或等级。',
    en: 'The filed scope does not include this occupation or level.',
  },
  'scope-out-of-time': { zh: '发证日期不在备案有效期内。', en: 'The day of issue lies outside the filed period.' },
  'organisation-not-of-issuer': {
    zh: '签发者无权以该机构名义发证。',
    en: 'The issuer may not sign for this organisation.',
  },
  'issued-later': {
    zh: '发证日期为 {issuedOn}，晚于所问时间。',
    en: 'Issued on {issuedOn}, after the time asked about.',
  },
  'status-good': {
    zh: '按 {from} 的状态名单，未被撤销或暂扣。',
    en: 'Neither revoked nor suspended, by the status lists of {from}.',
  },
  revoked: { zh: '按 {from} 的状态名单，已被撤销。', en: 'Revoked, by the status list of {from}.' },
  suspended: { zh: '按 {from} 的状态名单，已被暂扣。', en: 'Suspended, by the status list of {from}.' },
  'status-absent': {
    zh: '没有附带该时间的状态名单，不知道是否已被撤销。',
    en: 'No status list for that time is attached: whether it was revoked is not known.',
  },
  'status-stale': {
    zh: '状态名单（{from}）已过期，之后的情况不知道。',
    en: 'The status list (of {from}) has run out: what happened since is not known.',
  },
  'status-wrong': {
    zh: '状态名单的签名或登记证明不符。',
    en: 'The signature or the registration of a status list does not match.',
  },
  'status-unregistered': { zh: '状态名单未附登记证明。', en: 'A status list comes without proof of registration.' },
}

/** A text cut at its marks: plain words at even places, names of facts at odd ones, in English the name that goes first as well. */
type Cut = { readonly zh: readonly string[]; readonly en: readonly string[]; readonly enFirst: readonly string[] }

function cutOf({ zh, en }: Text): Cut {
  const pieces = en.split(MARK)
  return { zh: zh.split(MARK), en: pieces, enFirst: pieces.map((name) => `${name}En`) }
}
const MARK = /\{(\w+)\}/
const CUTS = new Map(Object.values(REASON_TEXTS).map((text) => [text, cutOf(text)]))

/** Fills the `{name}` marks of a text from facts; a fact `xEn` stands for `x` in English. */
export function worded(text: Text, facts: StepFacts): Text {
  const { zh, en, enFirst } = CUTS.get(text) ?? cutOf(text)
  return zh.length + en.length === 2 ? text : { zh: filled(zh, zh, facts), en: filled(en, enFirst, facts) }
}

function filled(pieces: readonly string[], first: readonly string[], facts: StepFacts): string {
  let text = pieces[0] as string
  for (let i = 1; i < pieces.length; i += 2) {
    text += facts[first[i] as string] ?? facts[pieces[i] as string] ?? ''
    text += pieces[i + 1] as string
  }
  return text
}
