import type { GetAnnouncedSession } from '@lingjiang/assessment/contract'
import { IDENTITY_DOCUMENT_NAMES, type IdentityDocumentType } from '@lingjiang/codes'
import {
  Checkbox,
  type FormErrors,
  formatDate,
  formatLevel,
  type ReplyOf,
  SummaryList,
  TextField,
  useLanguage,
  useText,
} from '@lingjiang/ui'
import { Link } from '@tanstack/react-router'
import { assessmentMessages } from './messages.ts'
import type { Claim, Start } from './register-draft.ts'
import { registerMessages as m } from './register-messages.ts'
import { RegisterWarnings } from './register-warnings.tsx'

export type AnnouncedSession = ReplyOf<typeof GetAnnouncedSession>['session']

/** Who registers and for what; what stands in the way; birth and intention where a condition asks for them. */
export function YouPage({
  session,
  start,
  claim,
  set,
  intent,
  errors,
}: {
  readonly session: AnnouncedSession
  readonly start: Start
  readonly claim: Claim
  readonly set: (part: Partial<Claim>) => void
  readonly intent: boolean
  readonly errors: FormErrors
}) {
  const text = useText()
  const language = useLanguage()
  const { candidate } = start
  const type = IDENTITY_DOCUMENT_NAMES[candidate.documentType as IdentityDocumentType]
  return (
    <>
      <RegisterWarnings warnings={start.warnings} />
      <SummaryList
        rows={[
          { key: 'name', label: text(assessmentMessages.candidate), value: candidate.name },
          {
            key: 'document',
            label: text(assessmentMessages.document),
            value: `${type ? text(type) : ''} ${candidate.documentMasked}`,
          },
          ...(candidate.bornOn
            ? [{ key: 'born', label: text(m.born), value: formatDate(candidate.bornOn, language) }]
            : []),
          ...(candidate.phoneMasked ? [{ key: 'phone', label: text(m.phone), value: candidate.phoneMasked }] : []),
          {
            key: 'applied',
            label: text(m.applied),
            value: `${session.occupationName} ${formatLevel(session.level, language)} · ${formatDate(session.firstDay, language)}`,
          },
        ]}
      />
      <p>
        <Link to="/sessions" search={{ occupation: session.occupationCode }}>
          {text(m.otherLevels)}
        </Link>
      </p>
      {!candidate.bornOn && (
        <TextField
          name="claim/bornOn"
          type="date"
          label={text(m.born)}
          hint={text(m.bornHint)}
          error={errors['claim/bornOn']}
          value={claim.bornOn ?? ''}
          onChange={(bornOn) => set({ bornOn: bornOn || null })}
          max={start.today}
        />
      )}
      {intent && (
        <Checkbox
          name="claim/intendsToWork"
          label={text(m.intends)}
          checked={claim.intendsToWork}
          onChange={(intendsToWork) => set({ intendsToWork })}
        />
      )}
    </>
  )
}
