import { GetBundle, GetDocument, ListOwnCertificates } from '@lingjiang/credentials/contract'
import { addressOf, call, EmptyState, ErrorState, isProblem, Loading, Page, useText } from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
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
  const signedOut = isProblem(own.error) && own.error.status === 401
  return (
    <Page title={text(m.mine)}>
      {own.isPending && <Loading />}
      {signedOut && (
        <EmptyState title={text(m.mineSignIn)}>
          <Link to="/sign-in" search={{ next: '/account/certificates' }}>
            {text(m.signIn)}
          </Link>
        </EmptyState>
      )}
      {own.error && !signedOut && <ErrorState error={own.error} retry={() => own.refetch()} />}
      {own.data?.certificates.length === 0 && (
        <EmptyState title={text(m.mineEmpty)}>{text(m.mineEmptyHint)}</EmptyState>
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
