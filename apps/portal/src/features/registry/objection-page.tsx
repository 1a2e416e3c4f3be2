import { LodgeObjection } from '@lingjiang/registry/contract'
import {
  Button,
  call,
  EmptyState,
  ErrorState,
  ErrorSummary,
  type FormErrors,
  isProblem,
  Loading,
  Notice,
  newKey,
  Page,
  TextArea,
  TextField,
  useDraft,
  useText,
} from '@lingjiang/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { organisationMessages as m } from './messages.ts'
import { noticesQuery } from './notices-query.ts'

const route = getRouteApi('/notices/$filingId')

/** An objection by name; what was typed is kept in this tab until it is sent. */
export function ObjectionPage() {
  const text = useText()
  const { filingId } = route.useParams()
  const { data: notices, error: unread, refetch } = useQuery(noticesQuery)
  const [draft, change, forget] = useDraft(`objection ${filingId}`, { name: '', contact: '', content: '' })
  const [errors, setErrors] = useState<FormErrors>({})
  const [key, setKey] = useState(newKey)
  const send = useMutation({
    mutationFn: () => call(LodgeObjection, { params: { filingId }, body: draft, idempotencyKey: key }),
    onSuccess: forget,
    onError: () => setKey(newKey()),
  })
  const above = <Link to="/notices">{`‹ ${text(m.noticesTitle)}`}</Link>
  const notice = notices?.find((candidate) => candidate.filingId === filingId)
  if (!notices)
    return (
      <Page title={text(m.object)} above={above}>
        {unread ? <ErrorState error={unread} retry={() => void refetch()} /> : <Loading lines={6} />}
      </Page>
    )
  if (send.data)
    return (
      <Page title={text(m.objectSent)} above={above}>
        <Notice tone="ok" live>
          <p>{text(m.objectSentHint, { id: send.data.id })}</p>
        </Notice>
      </Page>
    )
  if (!notice)
    return (
      <Page title={text(m.noticeOver)} above={above}>
        <EmptyState title={text(m.noticeOverHint)} />
      </Page>
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = {
      name: draft.name.trim().length < 2 ? text(m.nameMissing) : undefined,
      contact: draft.contact.trim().length < 5 ? text(m.contactMissing) : undefined,
      content: draft.content.trim().length < 10 ? text(m.tooShort) : undefined,
    }
    setErrors(found)
    if (!Object.values(found).some(Boolean)) send.mutate()
  }
  return (
    <Page title={text(m.objectTitle, { name: notice.name })} above={above}>
      <ErrorSummary errors={errors} problem={isProblem(send.error) ? send.error : null} />
      <form className="lj-form" onSubmit={submit} noValidate>
        <TextField
          name="name"
          label={text(m.objectName)}
          value={draft.name}
          onChange={(name) => change({ name })}
          error={errors.name}
          maxLength={50}
          autoComplete="name"
          width={12}
        />
        <TextField
          name="contact"
          label={text(m.objectContact)}
          hint={text(m.objectContactHint)}
          value={draft.contact}
          onChange={(contact) => change({ contact })}
          error={errors.contact}
          maxLength={100}
          width={24}
        />
        <TextArea
          name="content"
          label={text(m.objectContent)}
          hint={text(m.objectContentHint)}
          value={draft.content}
          onChange={(content) => change({ content })}
          error={errors.content}
          rows={6}
          maxLength={4000}
        />
        <div className="lj-actions">
          <Button type="submit" busy={send.isPending} wide>
            {text(m.objectSend)}
          </Button>
        </div>
      </form>
    </Page>
  )
}
