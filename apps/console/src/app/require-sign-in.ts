import { redirect } from '@tanstack/react-router'
import { meQuery } from './me.ts'
import { queryClient } from './query-client.ts'

/** Nobody sees the shell without a session and a role; the way back is remembered. */
export async function requireSignIn({ location }: { readonly location: { readonly href: string } }): Promise<void> {
  const me = await queryClient.ensureQueryData(meQuery)
  if (!me?.mandate) throw redirect({ to: '/sign-in', search: { next: location.href } })
}
