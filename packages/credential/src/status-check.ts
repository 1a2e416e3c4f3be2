import type { StatusEvidence } from './bundle.ts'
import type { CertificatePayload } from './certificate.ts'
import { CredentialFailure } from './failure.ts'
import { beijingDay, beijingMinute, instantMs } from './instant.ts'
import { statusLeafOf } from './leaf.ts'
import type { RegisterChecker } from './register-check.ts'
import { RememberedProofs } from './remembered-proofs.ts'
import {
  readStatusList,
  STATUS_PURPOSES,
  type StatusAnswer,
  type StatusVersion,
  statusAt,
  statusValue,
} from './status-list.ts'
import { stepOf } from './step.ts'
import { keyOn, type Trust, type TrustedIssuer } from './trust.ts'
import type { Reason, Step, StepFacts } from './verdict.ts'
import { statusListUrl } from './verifiable-credential.ts'

export type StatusResult = { readonly step: Step; readonly from?: string }

/** A list that was read: a version that counts, or why it does not. */
type Checked = { readonly version: StatusVersion } | { readonly outcome: 'failed' | 'not-proved'; readonly why: Reason }

const REMEMBERED_LISTS = 16
const REMEMBERED_PLACES = 4
const DAY_MS = 86_400_000

/** Answers what the status lists of a bundle and of the verifier say about a certificate at a moment. */
export class StatusChecker {
  private readonly trust: Trust
  private readonly issuers: ReadonlyMap<string, TrustedIssuer>
  private readonly register: RegisterChecker
  private readonly remembered = new RememberedProofs<Checked>(REMEMBERED_LISTS, REMEMBERED_PLACES)

  constructor(trust: Trust, issuers: ReadonlyMap<string, TrustedIssuer>, register: RegisterChecker) {
    this.trust = trust
    this.issuers = issuers
    this.register = register
  }

  check(certificate: CertificatePayload, stapled: readonly StatusEvidence[], at: string): StatusResult {
    const checked = [
      ...stapled.map((evidence) => this.evidence(evidence)),
      ...(this.trust.statusLists ?? []).map((evidence) => this.evidence(evidence)),
    ]
    const spoilt = checked.slice(0, stapled.length).find((entry) => 'outcome' in entry && entry.outcome === 'failed')
    if (spoilt && 'why' in spoilt) return { step: stepOf('status', 'failed', spoilt.why) }
    const versions = checked.flatMap((entry) => ('version' in entry ? [entry.version] : []))
    const own = versions.filter(({ issuer }) => issuer === certificate.issuer)
    const answers = STATUS_PURPOSES.map((purpose) => this.answer(own, certificate, purpose, at))
    const result = stepOfAnswers(answers)
    if (result.step.why !== 'status-absent') return result
    const unproved = checked.find((entry) => 'outcome' in entry)
    return unproved && 'why' in unproved ? { step: stepOf('status', 'not-proved', unproved.why) } : result
  }

  /** The dated answer for one purpose; an expired list still answers for as long as the verifier's policy lets it. */
  private answer(
    versions: readonly StatusVersion[],
    certificate: CertificatePayload,
    purpose: 'revocation' | 'suspension',
    at: string,
  ): StatusAnswer {
    const { index } = certificate.status
    const found = statusAt(
      versions.filter((version) => version.purpose === purpose),
      statusListUrl(certificate, purpose),
      index,
      at,
    )
    if (found.known || !found.latest) return found
    const age = instantMs(at, 'at') - instantMs(found.latest.validUntil, 'validUntil')
    const value = statusValue(found.latest.bits, index)
    // A revocation does not wear off: an old list that says "set" is believed, one that says "not set" is not.
    if (purpose === 'revocation' && value === 1) return { known: true, set: true, version: found.latest }
    if (value === undefined || age >= this.trust.policy.staleStatusDays * DAY_MS) return found
    return { known: true, set: value === 1, version: found.latest }
  }

  private evidence(evidence: StatusEvidence): Checked {
    return this.remembered.finding(evidence.list, evidence.register, () => this.read(evidence))
  }

  private read({ list, register }: StatusEvidence): Checked {
    try {
      const version = readStatusList(list, (id, kid, validFrom) => {
        const issuer = this.issuers.get(id)
        return issuer && keyOn(issuer, kid, beijingDay(instantMs(validFrom, 'status.validFrom')))
      })
      if (!register) return { outcome: 'not-proved', why: 'status-unregistered' }
      const place = this.register.check(statusLeafOf(list), register)
      if (place.ok && place.witnesses >= this.register.needed) return { version }
      return place.ok || place.why === 'log-unknown'
        ? { outcome: 'not-proved', why: 'status-unregistered' }
        : { outcome: 'failed', why: 'status-wrong' }
    } catch (failure) {
      if (!(failure instanceof CredentialFailure)) throw failure
      return failure.code === 'key-unknown'
        ? { outcome: 'not-proved', why: 'key-unknown' }
        : { outcome: 'failed', why: 'status-wrong' }
    }
  }
}

/** Revoked before suspended before unknown: the status is good only where both lists are known and both say "not set". */
function stepOfAnswers(answers: readonly StatusAnswer[]): StatusResult {
  const set = answers.findIndex((answer) => answer.known && answer.set)
  const from = oldestDate(answers)
  const facts = sinceFacts(from)
  const result = (step: Step): StatusResult => (from ? { step, from } : { step })
  if (set >= 0) {
    const version = (answers[set] as StatusAnswer & { known: true }).version
    return result(stepOf('status', 'failed', set === 0 ? 'revoked' : 'suspended', sinceFacts(version.validFrom)))
  }
  if (answers.every((answer) => answer.known)) return result(stepOf('status', 'proved', 'status-good', facts))
  const stale = answers.some((answer) => !answer.known && answer.latest)
  return result(stepOf('status', 'not-proved', stale ? 'status-stale' : 'status-absent', facts))
}

/** The older of the two dates: the whole answer is as fresh as its older half. */
/** Since when a list says so, in words for both languages. */
function sinceFacts(from: string | undefined): StepFacts {
  if (!from) return {}
  const minute = beijingMinute(instantMs(from, 'validFrom'))
  return { from: `北京时间 ${minute}`, fromEn: `${minute} (Beijing time)` }
}

function oldestDate(answers: readonly StatusAnswer[]): string | undefined {
  const dates = answers.flatMap((answer) =>
    answer.known ? [answer.version.validFrom] : answer.latest ? [answer.latest.validFrom] : [],
  )
  return dates.sort((a, b) => instantMs(a, 'validFrom') - instantMs(b, 'validFrom'))[0]
}
