import { call, useText } from '@lingjiang/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { shellMessages as m } from '../../app/messages.ts'
import { useMe } from './use-me.ts'

/** In the header: the way in, or the name of who is in and the way out. */
export function AccountLinks() {
  const text = useText()
  const { data: me } = useMe()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const leave = useMutation({
    mutationFn: async () => {
      const { SignOut } = await import('@lingjiang/identity/contract')
      return call(SignOut)
    },
    onSuccess: async () => {
      queries.clear()
      await navigate({ to: '/' })
    },
  })
  if (!me)
    return (
      <Link to="/sign-in" className="shell-account">
        {text(m.signIn)}
      </Link>
    )
  return (
    <>
      <span className="shell-account">{me.account.name}</span>
      <button type="button" className="lj-switch" onClick={() => leave.mutate()}>
        {text(m.signOut)}
      </button>
    </>
  )
}
