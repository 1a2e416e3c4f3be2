import { defineMessages } from '@lingjiang/ui'

export const registerMessages = defineMessages({
  title: { zh: '机构登记', en: 'Register an organisation' },
  lead: {
    zh: '企业、技工院校和社会培训评价组织在这里登记，登记人即成为本机构的管理员，随后在工作台申请备案。备案申请时由人社部门核对；备案前不对外公开。',
    en: 'Employers, technical colleges and training-and-assessment organisations register here. Whoever registers one becomes its manager and then applies for filing in the console. The bureau checks everything with the application; until then nothing is public.',
  },
  creditCode: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  creditCodeHint: {
    zh: '营业执照或登记证书上的 18 位代码',
    en: 'The 18 characters on the licence or certificate of registration',
  },
  creditCodeWrong: { zh: '统一社会信用代码：{fault}', en: 'Credit code: {fault}' },
  name: { zh: '机构全称', en: 'Full name of the organisation' },
  nameMissing: { zh: '请填写证照上的全称', en: 'Enter the full name as on the licence' },
  legalForm: { zh: '单位性质', en: 'Legal form' },
  representative: { zh: '法定代表人（负责人）', en: 'Legal representative' },
  city: { zh: '所在地市', en: 'City' },
  county: { zh: '所在县（市、区）', en: 'County or district' },
  chooseFirst: { zh: '请先选择地市', en: 'Choose the city first' },
  address: { zh: '详细地址', en: 'Address' },
  mainBusiness: { zh: '主营业务', en: 'Main business' },
  contactName: { zh: '联系人', en: 'Contact' },
  phone: { zh: '联系电话', en: 'Phone of the contact' },
  phoneHint: { zh: '手机或带区号的固定电话', en: 'Mobile, or fixed line with area code' },
  missing: { zh: '请填写“{field}”', en: 'Fill in “{field}”' },
  submit: { zh: '登记机构', en: 'Register the organisation' },
  done: { zh: '机构已登记', en: 'The organisation is registered' },
  doneLead: {
    zh: '您现在是“{name}”的管理员。下一步：在工作台填写考点、工作人员，申请备案。',
    en: 'You are now the manager of “{name}”. Next: enter sites and staff in the console and apply for filing.',
  },
  toConsole: { zh: '到工作台申请备案', en: 'To the console to apply' },
  candidateToo: {
    zh: '您的考生身份不变：登录时可以选择使用哪个身份。',
    en: 'You stay a candidate too: you choose the role when you sign in.',
  },
})
