import {
  CERTIFICATE_STATUS_MEANINGS,
  CERTIFICATE_STATUS_NAMES,
  type CertificateStatus,
} from '@lingjiang/credentials/contract'
import { SKILL_LEVEL_NAMES, type SkillLevel } from '@lingjiang/kernel'
import { formatDate, StatusTag, SummaryList, type Tone, useLanguage, useText } from '@lingjiang/ui'
import type { ReactNode } from 'react'
import { credentialMessages as m } from './messages.ts'

const TONES: Readonly<Record<CertificateStatus, Tone>> = {
  valid: 'ok',
  corrected: 'ok',
  suspended: 'warn',
  revoked: 'danger',
  cancelled: 'danger',
}

export type ShownCertificate = {
  readonly number: string
  readonly holder: string
  readonly occupationName: string
  readonly workType?: string | null
  readonly level: string
  readonly organisationName: string
  readonly issuedOn: string
  readonly status: CertificateStatus
  readonly statusReason?: string | null
  readonly statusOn?: string | null
  readonly digest?: string
}

/** One certificate as a person reads it: its state first. */
export function CertificateCard({
  certificate,
  children,
}: {
  readonly certificate: ShownCertificate
  readonly children?: ReactNode
}) {
  const text = useText()
  const language = useLanguage()
  const { status } = certificate
  const row = (key: string, label: string, value: ReactNode) => ({ key, label, value })
  return (
    <article className="certificate-card" aria-labelledby={`c-${certificate.number}`}>
      <h2 id={`c-${certificate.number}`}>
        {certificate.occupationName} · {text(SKILL_LEVEL_NAMES[certificate.level as SkillLevel])}
      </h2>
      <p>
        <StatusTag tone={TONES[status]}>{text(CERTIFICATE_STATUS_NAMES[status])}</StatusTag>
      </p>
      <p>{text(CERTIFICATE_STATUS_MEANINGS[status])}</p>
      <SummaryList
        rows={[
          row('holder', text(m.holder), certificate.holder),
          row('number', text(m.number), <span className="lj-figures">{certificate.number}</span>),
          ...(certificate.workType ? [row('workType', text(m.workType), certificate.workType)] : []),
          row('organisation', text(m.organisation), certificate.organisationName),
          row('issuedOn', text(m.issuedOn), formatDate(certificate.issuedOn, language)),
          ...(certificate.statusReason ? [row('reason', text(m.reason), certificate.statusReason)] : []),
          ...(certificate.statusOn ? [row('since', text(m.since), formatDate(certificate.statusOn, language))] : []),
          ...(certificate.digest
            ? [row('digest', text(m.digest), <code className="certificate-digest">{certificate.digest}</code>)]
            : []),
        ]}
      />
      {children}
    </article>
  )
}
