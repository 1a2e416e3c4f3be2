import { randomUUID } from 'node:crypto'
import { parseCreditCode, textOfFaults } from '@lingjiang/codes'
import { isSyntheticCreditCode } from '@lingjiang/codes/synthetic'
import { accountStore } from '@lingjiang/identity/server'
import { dayOf, refuse } from '@lingjiang/kernel'
import { endpoint, enterActor, eventOf } from '@lingjiang/platform'
import { RegisterOrganisation, registryEvents } from '../contract/index.ts'
import { isPlaceOfProvince, organisationName, sealPhone } from './organisation.ts'
import { organisationStore } from './organisation-store.ts'

/** A person stands behind few organisations; trying out credit codes is not what the form is for. */
const LIMIT = [{ count: 10, seconds: 86_400 }] as const

export const registerOrganisation = endpoint(RegisterOrganisation, async (context) => {
  const { tx, actor, body, now, services, language } = context
  if (actor.kind !== 'account' || !actor.personId) return refuse('real-name-needed')
  const wait = services.limits.take(`register-organisation ${actor.accountId}`, LIMIT)
  if (wait) return refuse('too-many-requests', { seconds: wait })
  const code = parseCreditCode(body.creditCode)
  if (!code.ok) return refuse('credit-code-invalid', { fault: textOfFaults(code.faults)[language] })
  if (!(await isPlaceOfProvince(tx, body.regionCode))) return refuse('region-unknown')
  const phone = sealPhone(body.phone, services.vault)
  if (!phone) return refuse('contact-phone-invalid')

  // The organisation is nobody's before this transaction; only the system may make somebody its manager.
  await enterActor(tx, { kind: 'system', job: 'register-organisation' })
  const [organisationId, name, creditCode] = [randomUUID(), organisationName(body.name), code.value.code]
  const { phone: _typed, ...stated } = body
  const entry = { ...stated, ...phone, id: organisationId, name, creditCode }
  if (!(await organisationStore.insert(tx, entry, isSyntheticCreditCode(creditCode), now)))
    return refuse('credit-code-taken')
  const { accountId } = actor
  const grant = { accountId, validFrom: dayOf(now), reason: '机构自行登记', grantedAt: now } as const
  const mandates = await accountStore.listMandates(tx, accountId, dayOf(now))
  // With a role beside it, being a candidate must be a role to choose, or the person could not register for an exam any more.
  if (mandates.every((mandate) => mandate.role !== 'candidate'))
    await accountStore.grant(tx, { ...grant, role: 'candidate' })
  const mandateId = await accountStore.grant(tx, {
    ...grant,
    role: 'organisation-manager',
    organisationId,
    organisationName: name,
  })
  context.record({
    action: 'organisation-registered',
    subjectKind: 'registry.organisation',
    subjectId: organisationId,
    regionCode: body.regionCode,
    organisationId,
    facts: { mandateId },
  })
  context.publish(eventOf(registryEvents, 'organisation-registered', { organisationId, accountId }))
  return { organisationId, mandateId }
})
