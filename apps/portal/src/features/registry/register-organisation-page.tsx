import { ChooseMandate, GetMe, ListRegions } from '@lingjiang/identity/contract'
import { RegisterOrganisation } from '@lingjiang/registry/contract'
import { buttonClass, call, ErrorState, Loading, Notice, Page, useText } from '@lingjiang/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { NeedsSignIn } from '../../parts/needs-sign-in.tsx'
import { registerMessages as m } from './register-messages.ts'
import { type OrganisationDraft, RegisterOrganisationForm } from './register-organisation-form.tsx'

/** 三（一）: an organisation comes in by itself, by the real name of its manager and its credit code. */
export function RegisterOrganisationPage() {
  const text = useText()
  const queries = useQueryClient()
  const me = useQuery({ queryKey: ['identity', 'account'], queryFn: ({ signal }) => call(GetMe, { signal }) })
  const regions = useQuery({
    queryKey: ['identity', 'regions'],
    queryFn: ({ signal }) => call(ListRegions, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const send = useMutation({
    mutationFn: async ({ city: _city, ...body }: OrganisationDraft) => {
      const { mandateId } = await call(RegisterOrganisation, { body })
      await call(ChooseMandate, { body: { mandateId } })
      return body.name
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['identity', 'me'] }),
  })
  if (send.data)
    return (
      <Page title={text(m.done)}>
        <Notice tone="ok" live>
          {text(m.doneLead, { name: send.data })}
        </Notice>
        <p>{text(m.candidateToo)}</p>
        <p>
          <a className={buttonClass()} href="/console/registry/filings">
            {text(m.toConsole)}
          </a>
        </p>
      </Page>
    )
  return (
    <Page title={text(m.title)} lead={text(m.lead)}>
      {(me.isPending || regions.isPending) && <Loading lines={8} />}
      {me.error && <NeedsSignIn error={me.error} retry={() => me.refetch()} />}
      {regions.error && <ErrorState error={regions.error} retry={() => void regions.refetch()} />}
      {me.data && regions.data && (
        <RegisterOrganisationForm
          regions={regions.data.regions}
          sending={send.isPending}
          error={send.error}
          onSend={(draft) => send.mutate(draft)}
        />
      )}
    </Page>
  )
}
