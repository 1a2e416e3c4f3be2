import { QueryClient } from '@tanstack/react-query'

/** Reads are repeated by `call` itself, where it is worth it; the cache asks once. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 30_000, refetchOnWindowFocus: false } },
})
