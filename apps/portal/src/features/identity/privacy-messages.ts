import { defineMessages } from '@lingjiang/ui'

/** The notice that candidates agree to, by paragraph: what, why, who, how long, rights. */
export const PRIVACY_SECTIONS = [
  defineMessages({
    title: { zh: '收集什么', en: 'What is collected' },
    text: {
      zh: '姓名、证件类型和号码、手机号；报名时填写的工作、证书、职称和学业情况，以及您上传的照片和证明材料；考试作答、成绩和证书。不收集您的位置、通讯录，也不使用广告和第三方统计。',
      en: 'Name, type and number of your identity document, mobile phone number; what you state about work, certificates, titles and studies when you register, the photo and papers you upload; answers, results and certificates. Neither your location nor your contacts are collected; there are no advertisements and no third-party analytics.',
    },
  }),
  defineMessages({
    title: { zh: '用来做什么', en: 'What for' },
    text: {
      zh: '只用于职业技能等级认定：核对身份和申报条件、组织考试、公示成绩、制作和核验证书。法律依据是实名报名和证书全国联网查询的规定。',
      en: 'Only for the recognition of skill levels: to check identity and conditions, hold exams, publish results, issue and verify certificates. The ground is the rules on real-name registration and on the nationwide register of certificates.',
    },
  }),
  defineMessages({
    title: { zh: '谁能看到', en: 'Who can see it' },
    text: {
      zh: '您报名的评价机构和考点所在地的人力资源社会保障部门，在各自职责内可以看到。证件号码默认只显示一部分，每次查看完整号码都会留下记录。成绩公示只显示姓氏。核验证书的人须先知道您的姓名和证书编号或证件号码。',
      en: 'The organisation you register with and the authorities of the place of the exam, each within its duties. Document numbers are masked, and every look at a full number is recorded. Published results show the family name only. Whoever checks a certificate must know your name and its number or your document number.',
    },
  }),
  defineMessages({
    title: { zh: '怎样保护', en: 'How it is protected' },
    text: {
      zh: '证件号码和手机号加密保存；密码只保存无法还原的摘要。',
      en: 'Document and phone numbers are stored encrypted; of the password only a digest is kept that cannot be turned back.',
    },
  }),
  defineMessages({
    title: { zh: '保存多久', en: 'How long it is kept' },
    text: {
      zh: '证书和成绩长期保存，供您终身查询；报名材料按认定档案的保存期限保存。',
      en: 'Certificates and results are kept for life, so that you can always show them; registration papers for as long as the records of the assessment must be kept.',
    },
  }),
  defineMessages({
    title: { zh: '您的权利', en: 'Your rights' },
    text: {
      zh: '您可以查看、复制、更正自己的信息，撤回同意，或者对处理方式提出意见。撤回同意不影响此前已经完成的认定和已发的证书。请联系页脚所列的主办单位。',
      en: 'You may see, copy and correct your information, withdraw your agreement, or complain. Withdrawing does not undo assessments completed and certificates issued before. Contact the operator named at the foot of the page.',
    },
  }),
] as const
