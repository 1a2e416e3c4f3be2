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
  { zh: '该证书是伪造的。可在本站举报。', en: 'The certificate is forged. You can report it here.' },
]
