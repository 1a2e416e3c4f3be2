import { type GetRegistration, GetRegistrationFile, SUBJECT_NAMES } from '@lingjiang/assessment/contract'
import { IDENTITY_DOCUMENT_NAMES, type IdentityDocumentType } from '@lingjiang/codes'
import { dayOf, type Instant, SKILL_LEVEL_NAMES } from '@lingjiang/kernel'
import {
  addressOf,
  Button,
  formatDateLong,
  formatTime,
  type ReplyOf,
  SummaryList,
  useLanguage,
  useText,
} from '@lingjiang/ui'
import { accountMessages as m } from './messages.ts'
import { registrationMessages as r } from './registration-messages.ts'

/** 准考证 on the screen: what is printed is this alone. */
export function AdmissionTicket({ detail }: { readonly detail: ReplyOf<typeof GetRegistration> }) {
  const text = useText()
  const language = useLanguage()
  const { registration, session, seats, hasPhoto } = detail
  const type = IDENTITY_DOCUMENT_NAMES[registration.documentType as IdentityDocumentType]
  return (
    <>
      <article className="account-ticket" aria-labelledby="ticket">
        <h2 id="ticket">{text(r.ticket)}</h2>
        <p className="account-ticket-number">{registration.ticketNumber}</p>
        {hasPhoto && (
          <img
            alt={registration.candidateName}
            src={addressOf(GetRegistrationFile, { params: { registrationId: registration.id, fileId: 'photo' } })}
          />
        )}
        <SummaryList
          rows={[
            { key: 'name', label: text(m.name), value: registration.candidateName },
            { key: 'document', label: text(r.document), value: `${text(type)} ${registration.documentMasked}` },
            {
              key: 'what',
              label: text(m.level),
              value: `${session.occupationName} ${text(SKILL_LEVEL_NAMES[session.level])}`,
            },
            { key: 'site', label: text(m.place), value: `${session.siteName}（${session.siteAddress}）` },
            ...seats.map((seat) => ({
              key: seat.subject,
              label: text(SUBJECT_NAMES[seat.subject]),
              value: (
                <>
                  {formatDateLong(dayOf(seat.startsAt as Instant), language)} {formatTime(seat.startsAt)}–
                  {formatTime(seat.endsAt)}
                  <br />
                  {text(r.seat, { room: seat.roomName, seat: seat.seat })}
                </>
              ),
            })),
          ]}
        />
        <p>{text(r.ticketRules)}</p>
      </article>
      <p className="not-printed lj-actions">
        <Button onClick={() => window.print()} wide>
          {text(r.print)}
        </Button>
      </p>
    </>
  )
}
