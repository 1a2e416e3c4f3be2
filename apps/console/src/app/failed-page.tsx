import { ErrorState } from '@lingjiang/ui'
import type { ErrorComponentProps } from '@tanstack/react-router'

/** A page that broke or whose code could not be fetched (a new version, a lost network): loading it again is the way on. */
export function FailedPage({ error }: ErrorComponentProps) {
  return <ErrorState error={error} retry={() => location.reload()} />
}
