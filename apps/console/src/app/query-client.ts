import { isProblem } from '@lingjiang/ui'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'

/** A session that has ended leads back to the sign-in page, with the way home to where one was. */
function leaveWhenSignedOut(error: unknown): void {
  if (!isProblem(error) || error.code !== 'not-signed-in' || location.pathname.endsWith('/sign-in')) return
  const here = location.pathname.replace(/^\/console/, '') + location.search
  location.assign(`/console/sign-in?next=${encodeURIComponent(here)}`)
}

/** Reads are repeated by `call` itself, where it is worth it; the cache asks once. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
  mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
  defaultOptions: { queries: { retry: false, staleTime: 15_000, refetchOnWindowFocus: true } },
})
