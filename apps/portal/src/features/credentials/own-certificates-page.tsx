import { GetBundle, GetDocument, ListOwnCertificates } from '@lingjiang/credentials/contract'
import { addressOf, call, EmptyState, Loading, Page, useText } from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { NeedsSignIn } from '../../parts/needs-sign-in.tsx'
import { CertificateCard } from './certificate-card.tsx'
import './certificate-card.css'
import { credentialMessages as m } from './messages.ts'

/** The worker's certificates, to be shown, downloaded and given to whom one likes. */
export function OwnCertificatesPage() {
  const text = useText()
  const own = useQuery({
    queryKey: ['credentials', 'own'],
    queryFn: ({ signal }) => call(ListOwnCertificates, { signal }),
  })
  return (
    <Page
      title={text(m.mine)}
      above={
        <Link to="/account" className="lj-back">
          {text(m.toAccount)}
        </Link>
      }
    >
      {own.isPending && <Loading />}
      {own.error && <NeedsSignIn error={own.error} retry={() => own.refetch()} />}
      {own.data?.certificates.length === 0 && (
        <EmptyState title={text(m.mineEmpty)}>
          <p>{text(m.mineEmptyHint)}</p>
          <Link to="/sessions">{text(m.findSession)}</Link>
        </EmptyState>
      )}
      {own.data?.certificates.map((certificate) => (
        <CertificateCard key={certificate.id} certificate={{ ...certificate, holder: certificate.holderName }}>
          <p>
            <a href={addressOf(GetDocument, { params: { certificateId: certificate.id } })}>{text(m.download)}</a>
          </p>
          <p>
            <a href={addressOf(GetBundle, { params: { certificateId: certificate.id } })}>{text(m.bundle)}</a>
          </p>
        </CertificateCard>
      ))}
    </Page>
  )
}
