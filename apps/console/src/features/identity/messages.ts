import { defineMessages } from '@lingjiang/ui'

export const signInMessages = defineMessages({
  title: { zh: '登录工作台', en: 'Sign in to the console' },
  who: {
    zh: '供评价机构、考评员、专家和人社部门经办人员使用。考生请到公众网站登录。',
    en: 'For assessment organisations, examiners, experts and officers. Candidates sign in on the public site.',
  },
  account: { zh: '账号', en: 'Account' },
  password: { zh: '密码', en: 'Password' },
  submit: { zh: '登录', en: 'Sign in' },
  accountMissing: { zh: '请填写账号', en: 'Enter your account' },
  passwordMissing: { zh: '请填写密码', en: 'Enter your password' },
  code: { zh: '动态口令', en: 'One-time code' },
  codeHint: { zh: '输入身份验证器应用显示的 6 位数字。', en: 'Enter the 6 digits shown by your authenticator app.' },
  codeWrong: { zh: '请填写 6 位数字', en: 'Enter 6 digits' },
  confirm: { zh: '确认', en: 'Confirm' },
  restart: { zh: '换一个账号', en: 'Use another account' },
  choose: { zh: '选择本次使用的身份', en: 'Choose the role to act in' },
  chooseHint: {
    zh: '办理事项和可见数据以所选身份为准，之后可在右上角切换。',
    en: 'What you may do and see follows the role. You can change it later at the top.',
  },
  failed: { zh: '没有登录成功', en: 'Sign-in failed' },
  watched: {
    zh: '登录与查看个人信息均有记录。',
    en: 'Sign-ins and every view of personal data are recorded.',
  },
  activate: { zh: '首次登录：设置自己的密码', en: 'First sign-in: choose your own password' },
  activateLead: {
    zh: '您使用的是别人交给您的一次性密码。设置之后，只有您自己知道密码和动态口令。',
    en: 'You used a one-time password that somebody handed you. From now on only you know the password and the one-time code.',
  },
  ownPassword: { zh: '新密码', en: 'New password' },
  ownPasswordHint: {
    zh: '至少 10 位，不用常见密码，不含账号。几个词连起来，好记又安全。',
    en: 'At least 10 characters, not a common password, without the account name. A few words in a row are easy to keep and safe.',
  },
  passwordWeak: {
    zh: '密码至少 10 位，且不能主要由常见密码、账号、年份、连续字符组成',
    en: 'Use at least 10 characters that are not mostly a common password, the account, a year or keys in a row',
  },
  again: { zh: '再输入一次', en: 'The same again' },
  againWrong: { zh: '两次输入不一致', en: 'The two do not agree' },
  setUpCode: { zh: '设置动态口令', en: 'Set up the one-time code' },
  activateSubmit: { zh: '保存并登录', en: 'Save and sign in' },
  noRole: { zh: '这个账号还没有工作台身份', en: 'This account has no role in the console yet' },
  noRoleLead: {
    zh: '账号已可使用。请联系安全管理员授予身份后再登录；考生请到公众网站。',
    en: 'The account works. Ask the security administrator for a role and sign in again; candidates use the public site.',
  },
  setUpWaiting: {
    zh: '本省还没有管理员。持有设置码的人请先完成',
    en: 'This province has no administrators yet. Whoever has the set-up code begins with the',
  },
  setUpLink: { zh: '初始设置', en: 'set-up' },
  codeLost: { zh: '手机不在身边？使用备用码', en: 'No phone at hand? Use a recovery code' },
  useCode: { zh: '使用动态口令', en: 'Use the one-time code' },
  recoveryCode: { zh: '备用码', en: 'Recovery code' },
  recoveryCodeHint: {
    zh: '每个只能用一次。没有备用码，请系统管理员重置动态口令。',
    en: 'Each is good once. Without one, ask the system administrator to reset your one-time code.',
  },
  recoveryCodeMissing: { zh: '请填写备用码', en: 'Enter a recovery code' },
  forgotten: {
    zh: '忘记密码或账号被锁？请联系系统管理员重置。',
    en: 'Forgotten the password, or locked out? The system administrator resets it.',
  },
})
