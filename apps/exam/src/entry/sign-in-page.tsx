import { SignInToExam } from '@lingjiang/assessment/contract'
import {
  Button,
  call,
  ElderSwitch,
  isProblem,
  LanguageSwitch,
  Notice,
  type ReplyOf,
  TextField,
  useText,
  useTitle,
  Wordmark,
} from '@lingjiang/ui'
import { type FormEvent, useState } from 'react'
import { entryMessages as m } from './messages.ts'

/** Ticket and document number; nothing is kept of what was typed. */
export function SignInPage({ onSignedIn }: { readonly onSignedIn: (reply: ReplyOf<typeof SignInToExam>) => void }) {
  const text = useText()
  const [ticketNumber, setTicket] = useState('')
  const [documentNumber, setDocument] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  useTitle(text(m.signIn))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (ticketNumber.trim().length < 4 || documentNumber.trim().length < 4) return
    setBusy(true)
    setError(undefined)
    try {
      onSignedIn(await call(SignInToExam, { body: { ticketNumber, documentNumber } }))
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  const missing = (value: string) => (tried && value.trim().length < 4 ? { error: text(m.missing) } : {})
  return (
    <main className="exam-entry">
      <header className="exam-entry-head">
        <Wordmark caption={text(m.system)} />
        <span className="exam-tools">
          <ElderSwitch />
          <LanguageSwitch />
        </span>
      </header>
      <form className="exam-card" onSubmit={(event) => void submit(event)} noValidate>
        <h1>{text(m.signIn)}</h1>
        <p className="lj-muted">{text(m.signInLead)}</p>
        {error !== undefined && (
          <Notice tone="danger" live title={isProblem(error) ? error.title : text(m.noNetwork)} />
        )}
        <TextField
          name="ticket"
          label={text(m.ticket)}
          value={ticketNumber}
          onChange={setTicket}
          autoComplete="off"
          maxLength={40}
          inputMode="numeric"
          {...missing(ticketNumber)}
        />
        <TextField
          name="document"
          label={text(m.document)}
          hint={text(m.documentHint)}
          value={documentNumber}
          onChange={setDocument}
          autoComplete="off"
          maxLength={40}
          {...missing(documentNumber)}
        />
        <Button type="submit" wide busy={busy}>
          {text(m.enter)}
        </Button>
      </form>
    </main>
  )
}
