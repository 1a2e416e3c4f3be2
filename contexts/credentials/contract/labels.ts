import type { Text } from '@lingjiang/kernel'

export const CERTIFICATE_STATUSES = ['valid', 'corrected', 'suspended', 'revoked', 'cancelled'] as const
export type CertificateStatus = (typeof CERTIFICATE_STATUSES)[number]

export const CERTIFICATE_STATUS_NAMES: Readonly<Record<CertificateStatus, Text>> = {
  valid: { zh: '有效', en: 'Valid' },
  corrected: { zh: '有效（已更正）', en: 'Valid, corrected' },
  suspended: { zh: '暂停使用', en: 'Suspended' },
  revoked: { zh: '已撤销', en: 'Revoked' },
  cancelled: { zh: '已注销', en: 'Cancelled' },
}

/** What a status means for whoever is shown the certificate. */
export const CERTIFICATE_STATUS_MEANINGS: Readonly<Record<CertificateStatus, Text>> = {
  valid: { zh: '这张证书有效。', en: 'This certificate is valid.' },
  corrected: {
    zh: '这张证书有效。证书内容更正过，以这里显示的为准。',
    en: 'This certificate is valid. Its content was corrected: what is shown here holds.',
  },
  suspended: {
    zh: '这张证书暂停使用，现在不能作为技能等级的证明。',
    en: 'This certificate is suspended and proves no skill level at present.',
  },
  revoked: {
    zh: '这张证书已被撤销，不能作为技能等级的证明。',
    en: 'This certificate was revoked and proves no skill level.',
  },
  cancelled: {
    zh: '这张证书已注销，不能作为技能等级的证明。',
    en: 'This certificate was cancelled and proves no skill level.',
  },
}

/** Why a question may find nothing; shown together, because the answer must not tell a wrong name from a wrong number. */
export const NOT_FOUND_REASONS: readonly Text[] = [
  {
    zh: '姓名、证件号码或证书编号中有一项填写有误（注意生僻字、大小写字母 X 和数字 0）。',
    en: 'One of name, document number or certificate number has a typing error (mind rare characters, the letter X and the digit 0).',
  },
  { zh: '证书刚刚发放，数据尚未上传。', en: 'The certificate was issued only just now and its data are not here yet.' },
  {
    zh: '证书不是由广东省备案的评价机构颁发的职业技能等级证书（例如 16 位编号的旧职业资格证书、培训合格证）。',
    en: 'It is not a skill-level certificate of an organisation filed in Guangdong (for example an old 16-digit qualification certificate, or a proof of training).',
  },
  {
    zh: '证书可能是伪造的。请向证书上的评价机构或当地人力资源社会保障部门核实。',
    en: 'The certificate may be forged. Ask the organisation named on it, or the human-resources bureau of the place.',
  },
]
