import { Loading } from '@lingjiang/ui'

export function PendingPage() {
  return <Loading lines={6} />
}
