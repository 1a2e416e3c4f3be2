import { EVIDENCE_NAMES, wordTime } from '@lingjiang/assessment/domain'
import {
  Checkbox,
  type FormErrors,
  formatDate,
  formatLevel,
  SummaryList,
  type SummaryRow,
  TextArea,
  useLanguage,
  useText,
} from '@lingjiang/ui'
import { Link } from '@tanstack/react-router'
import { assessmentMessages } from './messages.ts'
import { wordAlternative } from './register-alternative.tsx'
import { type Start, timeWorked, wholeClaim } from './register-draft.ts'
import { registerMessages as m } from './register-messages.ts'
import type { RegisterStep } from './register-steps.ts'
import { RegisterWarnings } from './register-warnings.tsx'
import type { AnnouncedSession } from './register-you.tsx'
import type { Registration } from './use-registration.ts'

type Checked = {
  readonly session: AnnouncedSession
  readonly start: Start
  readonly registration: Registration
  readonly errors: FormErrors
}

/** All answers once more with the way back to each, the reason where one is asked for, and the commitment. */
export function CheckPage({ session, start, registration, errors }: Checked) {
  const text = useText()
  const { draft, change, asked } = registration
  return (
    <>
      <RegisterWarnings warnings={start.warnings} />
      <Answers session={session} start={start} registration={registration} />
      {asked.justify && (
        <TextArea
          name="justification"
          label={text(m.justification)}
          error={errors.justification}
          value={draft.justification}
          onChange={(justification) => change({ justification })}
          maxLength={500}
        />
      )}
      <Checkbox
        name="commitment"
        label={text(m.commitment)}
        error={errors.commitment}
        checked={draft.commitment}
        onChange={(commitment) => change({ commitment })}
      />
    </>
  )
}

function Answers({ session, start, registration }: Omit<Checked, 'errors'>) {
  const text = useText()
  const language = useLanguage()
  const { draft, outcome, asked, steps } = registration
  const claim = wholeClaim(draft.claim)
  const worked = timeWorked(draft.claim, asked.today)
  const count = (list: readonly unknown[]) => (list.length ? text(m.count, { count: list.length }) : text(m.none))
  const row = (step: RegisterStep, value: string, label = text(m[`step_${step}`]), key: string = step): SummaryRow => ({
    key,
    label,
    value,
    change: (children) => (
      <Link to="/sessions/$sessionId/register" params={{ sessionId: session.id }} search={{ step }}>
        {children}
      </Link>
    ),
  })
  return (
    <SummaryList
      rows={[
        {
          key: 'applied',
          label: text(m.applied),
          value: `${session.occupationName} ${formatLevel(session.level, language)} · ${formatDate(session.firstDay, language)} · ${session.siteName}`,
        },
        {
          key: 'candidate',
          label: text(assessmentMessages.candidate),
          value: `${start.candidate.name} · ${start.candidate.documentMasked}`,
        },
        ...(steps.includes('work') ? [row('work', worked > 0 ? text(wordTime(worked)) : text(m.none))] : []),
        ...(steps.includes('certificates') ? [row('certificates', count(claim.certificates))] : []),
        ...(steps.includes('titles') ? [row('titles', count(claim.titles))] : []),
        ...(steps.includes('studies') ? [row('studies', count(claim.studies))] : []),
        row('condition', outcome ? wordAlternative(outcome, text) : text(m.none)),
        row('papers', draft.photo?.name ?? text(m.none), text(m.photo), 'photo'),
        ...asked.kinds.map((kind) =>
          row('papers', draft.evidence[kind]?.name ?? text(m.none), text(EVIDENCE_NAMES[kind]), kind),
        ),
      ]}
    />
  )
}
