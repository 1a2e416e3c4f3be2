import { type IDENTITY_DOCUMENT_TYPES, parseIdentityDocument, parseMobilePhone, textOfFaults } from '@lingjiang/codes'
import { isPersonName, isStrongPassword, normaliseName } from '@lingjiang/identity/domain'
import { plainDate } from '@lingjiang/kernel'
import type { FormErrors, Say } from '@lingjiang/ui'
import { deviceToday } from '../../parts/today.ts'
import { signUpMessages as m } from './sign-up-messages.ts'

export type SignUpDraft = {
  readonly name: string
  readonly documentType: (typeof IDENTITY_DOCUMENT_TYPES)[number] | ''
  readonly documentNumber: string
  readonly phone: string
  readonly password: string
  readonly consent: boolean
}

export const EMPTY_SIGN_UP: SignUpDraft = {
  name: '',
  documentType: 'resident-id',
  documentNumber: '',
  phone: '',
  password: '',
  consent: false,
}

/** What is wrong with a sign-up by field, by the rules the server has: check digits, impossible births, weak passwords. */
export function faultsOfSignUp(draft: SignUpDraft, text: Say): FormErrors {
  const { name, documentType, documentNumber, phone, password, consent } = draft
  const document = documentType
    ? parseIdentityDocument(documentType, documentNumber, plainDate(deviceToday()))
    : undefined
  const number = parseMobilePhone(phone)
  return {
    ...(isPersonName(normaliseName(name)) ? {} : { name: text(name.trim() ? m.nameWrong : m.nameMissing) }),
    ...(document ? {} : { documentType: text(m.typeMissing) }),
    ...(document && !document.ok
      ? { documentNumber: text(m.documentWrong, { fault: text(textOfFaults(document.faults)) }) }
      : {}),
    ...(number.ok ? {} : { phone: text(m.phoneWrong, { fault: text(textOfFaults(number.faults)) }) }),
    ...(isStrongPassword(password, phone.trim(), normaliseName(name)) ? {} : { password: text(m.passwordWeak) }),
    ...(consent ? {} : { consent: text(m.consentMissing) }),
  }
}

const FULL_LENGTH: Partial<Record<SignUpDraft['documentType'], number>> = {
  'resident-id': 18,
  'hmt-residence-permit': 18,
  'taiwan-pass': 8,
}

/** Whether a field is complete enough to be judged while it is still being typed. */
export function isTyped(draft: SignUpDraft, field: string): boolean {
  if (field === 'documentNumber') {
    const full = FULL_LENGTH[draft.documentType]
    return full !== undefined && draft.documentNumber.replace(/\s/g, '').length >= full
  }
  return field === 'phone' && draft.phone.replace(/\D/g, '').length >= 11
}
