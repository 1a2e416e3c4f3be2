import { GetAnnouncedSession, GetRegistration, GetRegistrationStart } from '@lingjiang/assessment/contract'
import { buttonClass, call, EmptyState, Loading, Page, useText } from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { NeedsSignIn } from '../../parts/needs-sign-in.tsx'
import { NO_CLAIM } from './register-draft.ts'
import { RegisterForm } from './register-form.tsx'
import { registerMessages as m } from './register-messages.ts'
import './assessment.css'

const route = getRouteApi('/sessions/$sessionId/register')

/** 四（二）: real-name registration. Who I am is known to the server; a returned registration begins with what was handed in. */
export function RegisterPage() {
  const text = useText()
  const { sessionId } = route.useParams()
  const params = { sessionId }
  const session = useQuery({
    queryKey: ['assessment', 'announced-session', sessionId],
    queryFn: ({ signal }) => call(GetAnnouncedSession, { params, signal }),
  })
  const start = useQuery({
    queryKey: ['assessment', 'registration-start', sessionId],
    queryFn: ({ signal }) => call(GetRegistrationStart, { params, signal }),
    staleTime: 0,
  })
  const existing = start.data?.existing
  const returned = existing?.state === 'returned' ? existing.id : undefined
  const before = useQuery({
    queryKey: ['assessment', 'registration', returned],
    queryFn: ({ signal }) => call(GetRegistration, { params: { registrationId: returned ?? '' }, signal }),
    enabled: returned !== undefined,
  })
  const error = session.error ?? start.error ?? before.error
  if (error)
    return (
      <Page title={text(m.title)}>
        <NeedsSignIn error={error} retry={() => void Promise.all([session.refetch(), start.refetch()])} />
      </Page>
    )
  if (!session.data || !start.data || (returned && !before.data))
    return (
      <Page title={text(m.title)}>
        <Loading lines={8} />
      </Page>
    )
  if (existing && !returned)
    return (
      <Page title={text(m.title)}>
        <EmptyState title={text(m.already)}>
          <Link
            to="/account/registrations/$registrationId"
            params={{ registrationId: existing.id }}
            className={buttonClass()}
          >
            {text(m.see)}
          </Link>
        </EmptyState>
      </Page>
    )
  return <RegisterForm session={session.data.session} start={start.data} claim={before.data?.claim ?? NO_CLAIM} />
}
