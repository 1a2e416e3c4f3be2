import { defineRefusals } from '@lingjiang/kernel'

export const refusals = defineRefusals('credentials', {
  'check-keys-missing': {
    kind: 'rule',
    text: {
      zh: '请填写两项：姓名和证书编号，或者姓名和证件号码。',
      en: 'Give two things: name and certificate number, or name and document number.',
    },
  },
  'certificate-number-malformed': {
    kind: 'rule',
    text: {
      zh: '证书编号应为 1 个大写字母加 21 位数字，共 22 位；您填写的有 {length} 位。',
      en: 'A certificate number is one capital letter and 21 digits, 22 characters; this has {length}.',
    },
  },
  'check-locked': {
    kind: 'limited',
    text: {
      zh: '该编号连续多次核对不符，已暂停查询，请在 {seconds} 秒后再试。',
      en: 'Too many checks of this number did not match. Try again in {seconds} seconds.',
    },
  },
  'qr-not-ours': {
    kind: 'rule',
    text: { zh: '这个二维码不是本平台签发的。', en: 'This code was not issued by this platform.' },
  },
  'scope-not-filed': {
    kind: 'rule',
    clause: '三（一）',
    text: {
      zh: '考试当日该机构没有备案职业“{occupation}”{level}级，不能发证。',
      en: 'On the day of the exam the organisation had not filed occupation {occupation} at level {level}; no certificate can be issued.',
    },
  },
  'serials-exhausted': {
    kind: 'rule',
    text: {
      zh: '该机构本年度该等级的证书流水号已用完。',
      en: 'The serial numbers of this organisation, year and level are used up.',
    },
  },
})
