import { ListMyRegistrations } from '@lingjiang/assessment/contract'
import { GetMe } from '@lingjiang/identity/contract'
import { ROLE_NAMES } from '@lingjiang/kernel'
import { buttonClass, call, EmptyState, Loading, Page, SummaryList, TaskList, useText } from '@lingjiang/ui'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { NeedsSignIn } from '../../parts/needs-sign-in.tsx'
import { accountMessages as m } from './messages.ts'
import { RegistrationCard } from './registration-card.tsx'
import './account.css'

export const ownRegistrationsQuery = queryOptions({
  queryKey: ['assessment', 'my-registrations'],
  queryFn: ({ signal }) => call(ListMyRegistrations, { signal }),
})

/** A worker's account: registrations with what to do next, certificates, profile. */
export function AccountPage() {
  const text = useText()
  const own = useQuery(ownRegistrationsQuery)
  const me = useQuery({
    queryKey: ['identity', 'account'],
    queryFn: ({ signal }) => call(GetMe, { signal }),
  })
  const name = me.data?.account.name
  return (
    <Page title={text(m.title)} lead={name ? text(m.hello, { name }) : undefined}>
      {own.isPending && <Loading lines={6} />}
      {own.error && <NeedsSignIn error={own.error} retry={() => own.refetch()} />}
      {own.data && (
        <section aria-labelledby="registrations">
          <h2 id="registrations">{text(m.registrations)}</h2>
          {own.data.registrations.length === 0 ? (
            <EmptyState title={text(m.empty)}>
              <p>{text(m.emptyHint)}</p>
              <Link to="/sessions" className={buttonClass()}>
                {text(m.find)}
              </Link>
            </EmptyState>
          ) : (
            <ul className="portal-cards">
              {own.data.registrations.map((registration) => (
                <RegistrationCard key={registration.id} registration={registration} />
              ))}
            </ul>
          )}
        </section>
      )}
      {own.data && (
        <TaskList
          tasks={[
            {
              key: 'certificates',
              title: <Link to="/account/certificates">{text(m.certificates)}</Link>,
              hint: text(m.certificatesHint),
              status: null,
            },
            { key: 'find', title: <Link to="/sessions">{text(m.find)}</Link>, status: null },
            {
              key: 'security',
              title: <Link to="/account/security">{text(m.security)}</Link>,
              hint: text(m.securityHint),
              status: null,
            },
            { key: 'privacy', title: <Link to="/privacy">{text(m.privacy)}</Link>, status: null },
          ]}
        />
      )}
      {me.data && (
        <section aria-labelledby="profile">
          <h2 id="profile">{text(m.profile)}</h2>
          <SummaryList
            rows={[
              { key: 'name', label: text(m.name), value: me.data.account.name },
              {
                key: 'role',
                label: text(m.role),
                value: text(me.data.mandate ? ROLE_NAMES[me.data.mandate.role] : m.candidate),
              },
            ]}
          />
        </section>
      )}
    </Page>
  )
}
