import { defineRefusals } from '@lingjiang/kernel'

export const refusals = defineRefusals('identity', {
  'sign-in-failed': {
    kind: 'unauthenticated',
    text: { zh: '账号或密码不正确。', en: 'The account or the password is not right.' },
  },
  'account-locked': {
    kind: 'limited',
    text: {
      zh: '连续多次登录失败，账号已锁定，请在 {minutes} 分钟后再试。',
      en: 'Locked after several failed attempts. Try again in {minutes} minutes.',
    },
  },
  'totp-code-wrong': {
    kind: 'unauthenticated',
    text: { zh: '动态口令不正确或已使用。', en: 'The one-time code is not right or was used already.' },
  },
  'session-not-at-this-step': {
    kind: 'conflict',
    text: { zh: '登录步骤已失效，请重新登录。', en: 'This sign-in step is over. Please sign in again.' },
  },
  'mandate-not-yours': {
    kind: 'forbidden',
    text: { zh: '您没有这项授权，或授权已失效。', en: 'This mandate is not yours, or is no longer valid.' },
  },
  'person-name-invalid': {
    kind: 'rule',
    text: {
      zh: '请填写证件上的姓名，不含数字或符号。',
      en: 'Enter the name as on the document, without digits or symbols.',
    },
  },
  'identity-document-invalid': {
    kind: 'rule',
    text: { zh: '证件号码不正确：{fault}。', en: 'The document number is not right: {fault}.' },
  },
  'phone-invalid': { kind: 'rule', text: { zh: '手机号码不正确。', en: 'The mobile phone number is not right.' } },
  'password-too-weak': {
    kind: 'rule',
    text: {
      zh: '密码至少 10 位，且不能是常见密码或包含账号。',
      en: 'Use at least 10 characters, not a common password and not the account itself.',
    },
  },
  'account-exists': {
    kind: 'conflict',
    text: {
      zh: '该手机号或证件已有账号，请直接登录。',
      en: 'There is an account for this phone or document already. Please sign in.',
    },
  },
  'person-name-differs': {
    kind: 'rule',
    text: {
      zh: '该证件已以其他姓名登记，请核对，或到当地人社部门更正。',
      en: 'This document is on record under another name. Check it, or have it corrected at the local bureau.',
    },
  },
  'delegation-exceeds-own': {
    kind: 'forbidden',
    text: {
      zh: '只能委托您自己拥有的辖区，且期限不超过 {days} 天。',
      en: 'You can lend only regions of your own, for at most {days} days.',
    },
  },
  'administrators-exclude-one-another': {
    kind: 'rule',
    text: {
      zh: '系统、安全、审计三类管理员不能由同一账号担任。',
      en: 'One account cannot hold more than one of the three administrator roles.',
    },
  },
})
