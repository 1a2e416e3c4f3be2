import { defineMessages } from '@lingjiang/ui'

export const securityMessages = defineMessages({
  activate: { zh: '设置自己的密码', en: 'Choose your own password' },
  activateLead: {
    zh: '您使用的是别人交给您的一次性密码。设置之后，只有您自己知道密码。',
    en: 'You used a one-time password that somebody handed you. From now on only you know the password.',
  },
  activateSubmit: { zh: '保存并登录', en: 'Save and sign in' },
  scan: {
    zh: '用手机上的身份验证器应用扫描，或手工输入密钥：',
    en: 'Scan this with the authenticator app on your phone, or type the secret:',
  },
  qrCode: { zh: '动态口令二维码', en: 'QR code of the one-time-code secret' },
  code: { zh: '动态口令', en: 'One-time code' },
  codeHint: { zh: '身份验证器应用显示的 6 位数字', en: 'The 6 digits shown by your authenticator app' },
  codeWrong: { zh: '请填写 6 位数字', en: 'Enter 6 digits' },
  newPassword: { zh: '新密码', en: 'New password' },
  newPasswordHint: {
    zh: '至少 10 位，不要用常见密码，也不要包含手机号和姓名。用几个词连起来，好记又安全。',
    en: 'At least 10 characters, not a common one, without your phone number and name. A few words in a row are easy to keep and safe.',
  },
  passwordWeak: {
    zh: '密码至少 10 位，且不能主要由常见密码、手机号或姓名、年份、连续字符组成',
    en: 'Use at least 10 characters that are not mostly a common password, your phone number or name, a year or keys in a row',
  },
  show: { zh: '显示密码', en: 'Show the password' },
  title: { zh: '密码和登录安全', en: 'Password and sign-ins' },
  change: { zh: '更改密码', en: 'Change the password' },
  changeLead: {
    zh: '更改后，除本机外的所有登录都会退出。',
    en: 'All your other sign-ins end with the change; this one goes on.',
  },
  oldPassword: { zh: '当前密码', en: 'Present password' },
  oldMissing: { zh: '请填写当前密码', en: 'Enter your present password' },
  changed: { zh: '密码已更改，退出了其他 {ended} 处登录。', en: 'Changed. {ended} other sign-ins ended.' },
  sessions: { zh: '登录的设备', en: 'Where you are signed in' },
  sessionsLead: {
    zh: '有不认识的，请退出它，并更改密码。',
    en: 'If you do not know one, end it and change your password.',
  },
  unknownDevice: { zh: '未知设备', en: 'Unknown device' },
  thisOne: { zh: '本机', en: 'This one' },
  since: { zh: '{from} 登录，最近使用 {last}', en: 'Signed in {from}, last used {last}' },
  end: { zh: '退出', en: 'End' },
  endOthers: { zh: '退出其他所有登录', en: 'End all others' },
  more: {
    zh: '动态口令和备用码请在工作台的“我的账号”中设置。',
    en: 'One-time code and recovery codes are set under “My account” in the console.',
  },
  forgotten: { zh: '忘记密码', en: 'Forgotten password' },
  forgottenLead: {
    zh: '为了不让别人冒用您的账号，密码只能当面重置。',
    en: 'So that nobody else can take over your account, a password is reset in person only.',
  },
  candidates: { zh: '考生', en: 'Candidates' },
  candidatesText: {
    zh: '带上注册时用的身份证件原件，到任何一个县（区）、市或省人社部门的窗口。经办人核对原件和本人后，给您一个一次性密码；手机号换了，也在窗口一并更改。7 天内用它登录，设置自己的新密码。',
    en: 'Bring the original of the identity document you registered with to the desk of any county, city or provincial bureau. The officer compares you with it and gives you a one-time password; a changed phone number is put right there too. Sign in with it within 7 days and choose your own new password.',
  },
  staff: { zh: '机构人员和经办人员', en: 'Staff of organisations and officers' },
  staffText: {
    zh: '请联系系统管理员重置。启用动态口令的，手机丢失时可以用备用码登录。',
    en: 'Ask the system administrator for a reset. If your phone with the one-time code is lost, sign in with a recovery code.',
  },
  locked: { zh: '账号被锁定', en: 'Locked out' },
  lockedText: {
    zh: '连续 5 次密码错误会锁定 15 分钟，之后自动解除。重置密码也会立即解除锁定。',
    en: 'Five wrong passwords in a row lock the account for 15 minutes; then it opens by itself. A reset opens it at once.',
  },
  noMessage: {
    zh: '本系统目前不发短信验证码；任何短信或电话向您要密码，都是冒充。',
    en: 'This system sends no codes by text message at present. Whoever asks for your password by message or phone is a fraud.',
  },
  backToSignIn: { zh: '回到登录', en: 'Back to the sign-in' },
})
