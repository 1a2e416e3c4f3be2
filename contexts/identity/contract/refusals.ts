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
  'one-time-password-expired': {
    kind: 'unauthenticated',
    text: {
      zh: '一次性密码已过期，请向发给您的人重新领取。',
      en: 'This one-time password has expired. Ask for a new one where you got it.',
    },
  },
  'password-unchanged': {
    kind: 'rule',
    text: { zh: '新密码不能与原密码相同。', en: 'The new password must differ from the old one.' },
  },
  'old-password-wrong': {
    kind: 'rule',
    text: { zh: '当前密码不正确。', en: 'The present password is not right.' },
  },
  'present-code-wrong': {
    kind: 'rule',
    text: {
      zh: '动态口令不正确或已使用，请等下一个 6 位数字。',
      en: 'The one-time code is not right or was used already. Wait for the next six digits.',
    },
  },
  'one-time-code-not-begun': {
    kind: 'conflict',
    text: { zh: '请先取得新的密钥。', en: 'Get a new secret first.' },
  },
  'recovery-code-wrong': {
    kind: 'unauthenticated',
    text: { zh: '备用码不正确或已使用。', en: 'The recovery code is not right or was used already.' },
  },
  'candidate-unknown': {
    kind: 'not-found',
    text: {
      zh: '没有以这个姓名和证件注册的考生账号，请核对证件原件。',
      en: 'No candidate account is open under this name and document. Compare them with the original.',
    },
  },
  'account-not-of-candidate': {
    kind: 'forbidden',
    text: {
      zh: '该账号另有机构或经办身份，须由系统管理员重置。',
      en: 'This account holds other roles: the system administrator must reset it.',
    },
  },
  'set-up-code-wrong': {
    kind: 'forbidden',
    text: {
      zh: '设置码不正确或已失效。重新启动服务器会显示新的设置码。',
      en: 'The set-up code is not right or no longer valid. Starting the server again prints a new one.',
    },
  },
  'administrators-not-different': {
    kind: 'rule',
    text: {
      zh: '三位管理员须是三个不同的人：登录名和证件各不相同。',
      en: 'The three administrators must be three different people: no login and no document twice.',
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
      zh: '密码至少 10 位，且不能主要由常见密码、账号或姓名、年份、连续字符组成。',
      en: 'Use at least 10 characters that are not mostly a common password, the account or name, a year or keys in a row.',
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
  'parameter-unknown': {
    kind: 'not-found',
    text: { zh: '没有这个政策参数。', en: 'There is no such policy parameter.' },
  },
  'parameter-scope-invalid': {
    kind: 'rule',
    text: {
      zh: '适用范围只能是您辖区内的全省或某一地市。',
      en: 'A value applies to the province or to one of its cities, within your own regions.',
    },
  },
  'parameter-date-past': {
    kind: 'rule',
    text: {
      zh: '生效日期（{effectiveFrom}）已过，新值只能从今天或以后生效。',
      en: 'The first day ({effectiveFrom}) is past. A new value begins today or later.',
    },
  },
  'parameter-date-taken': {
    kind: 'conflict',
    text: {
      zh: '该参数在此范围内自 {effectiveFrom} 起已有记录值，请另选日期。',
      en: 'A value from {effectiveFrom} is on record already for this scope. Choose another day.',
    },
  },
  'parameter-shape-differs': {
    kind: 'rule',
    text: {
      zh: '新值的类型或结构与已有值不同（位置 {place}）。',
      en: 'The new value has another type or structure than those on record (at {place}).',
    },
  },
  'parameter-proposal-waiting': {
    kind: 'conflict',
    text: {
      zh: '同一参数、范围和日期已有待确认的提议。',
      en: 'A proposal for the same parameter, scope and day is waiting already.',
    },
  },
  'parameter-proposal-decided': {
    kind: 'conflict',
    text: { zh: '该提议已经处理。', en: 'This proposal has been decided already.' },
  },
  'proposal-not-yours': {
    kind: 'forbidden',
    text: { zh: '只有提议人可以撤回。', en: 'Only the proposer can withdraw a proposal.' },
  },
  'four-eyes-needed': {
    kind: 'forbidden',
    text: {
      zh: '提议与确认须由两人分别办理。',
      en: 'Proposing and confirming must be done by two different people.',
    },
  },
  'login-taken': {
    kind: 'conflict',
    text: { zh: '该登录名已被使用。', en: 'This login name is taken.' },
  },
  'own-account': {
    kind: 'forbidden',
    text: {
      zh: '不能对自己的账号办理此操作，请由另一位管理员办理。',
      en: 'Nobody does this to the own account: another administrator must.',
    },
  },
  'account-disabled': {
    kind: 'conflict',
    text: { zh: '该账号已停用。', en: 'This account is disabled.' },
  },
  'last-administrator': {
    kind: 'conflict',
    text: {
      zh: '这是最后一位在任的同类管理员，请先任命接替者。',
      en: 'This is the last administrator of its kind. Appoint a successor first.',
    },
  },
  'mandate-regions-invalid': {
    kind: 'rule',
    text: {
      zh: '经办身份须指定与其层级相符的一个或多个辖区；其他身份不指定辖区。',
      en: 'An officer needs one or several regions of the own tier; other roles have none.',
    },
  },
  'mandate-organisation-missing': {
    kind: 'rule',
    text: {
      zh: '机构人员须指定所属机构；其他身份不指定机构。',
      en: 'Roles within an organisation need one; other roles have none.',
    },
  },
  'mandate-days-invalid': {
    kind: 'rule',
    text: {
      zh: '起始日期不能早于今天，终止日期不能早于起始日期。',
      en: 'The first day is today or later, the last day not before the first.',
    },
  },
  'one-time-code-needed': {
    kind: 'rule',
    text: { zh: '经办人员和管理员须先启用动态口令。', en: 'Officers and administrators need a one-time code first.' },
  },
  'borrower-unknown': {
    kind: 'rule',
    text: { zh: '没有这个登录名的在任经办人员。', en: 'There is no officer in office with this login name.' },
  },
})
