import { randomUUID } from 'node:crypto'
import { maskDocumentNumber, maskPhone } from '@lingjiang/codes'
import { personStore } from '@lingjiang/identity/server'
import { type Actor, dayOf, type Instant } from '@lingjiang/kernel'
import type { Services } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { CANDIDATE_COLUMNS, columnLetter, mayProceed } from '../domain/index.ts'
import { openDuplicateFinder } from './duplicate-facts.ts'
import type { CandidateImport, RowFault } from './import-store.ts'
import { importedRegistrationStore } from './imported-registration-store.ts'
import type { AssessmentPorts } from './ports.ts'
import type { NumberedRow } from './read-candidates.ts'
import { type NewRegistration, registrationStore } from './registration-store.ts'
import type { SpooledRows } from './row-spool.ts'
import type { Session } from './session-store.ts'
import { sessionStore } from './session-store.ts'
import { registrationNumber } from './submit-registration.ts'

/** Rows between two notes of how far it is. */
const TELL_AFTER = 2000

export type Entering = {
  readonly tx: Tx
  readonly services: Services
  readonly ports: AssessmentPorts
  readonly session: Session
  readonly entry: CandidateImport
  readonly actor: Actor
  readonly now: Instant
  readonly ruleSetId: string
  told(rows: number): Promise<void>
}

/**
 * Enters candidates into a session in one transaction: persons, registrations, their first event.
 * @returns what the database knows against rows (registered already, another name, duplicates W1–W6); the caller then rolls everything back
 */
export async function enterCandidates(entering: Entering, rows: SpooledRows): Promise<readonly RowFault[]> {
  const { tx, session, now } = entering
  const { find, parameters } = await openDuplicateFinder(tx, session, now, entering.ports)
  const day = dayOf(now)
  const firstSerial = await sessionStore.takeNumbers(tx, `registration ${day}`, rows.count)
  const present = await registrationStore.personsIn(tx, session.id)
  const faults: RowFault[] = []
  let at = 0
  for await (const batch of rows.batches()) {
    const persons = await ensurePersons(entering, batch)
    const warnings = await find(persons.map(({ id }) => ({ personId: id, photoSha256: null })))
    const fresh: NewRegistration[] = []
    for (const [index, row] of batch.entries()) {
      const person = persons[index]
      if (!person) continue
      const found = warnings.get(person.id) ?? []
      const against = againstRow(
        row,
        person.name,
        present.has(person.id),
        found.map((w) => w.text),
        mayProceed(found, row.justification !== null),
      )
      if (against) {
        faults.push(against)
        continue
      }
      const number = registrationNumber(day, firstSerial + at + index)
      fresh.push(registrationOf(entering, row, person.id, number, found, parameters.versionsUsed()))
    }
    if (faults.length === 0) await saveBatch(entering, fresh)
    at += batch.length
    if (at % TELL_AFTER === 0) await entering.told(at)
  }
  return faults
}

async function ensurePersons({ tx, services, now }: Entering, batch: readonly NumberedRow[]) {
  return personStore.ensure(
    tx,
    services.vault,
    batch.map(({ name, document, phone }) => ({
      name,
      documentType: document.type,
      documentNumber: document.number,
      sex: document.sex,
      bornOn: document.bornOn,
      phone,
    })),
    now,
  )
}

async function saveBatch({ tx, actor, now }: Entering, fresh: readonly NewRegistration[]): Promise<void> {
  await importedRegistrationStore.insert(tx, fresh)
  const ids = fresh.map((registration) => registration.id)
  await importedRegistrationStore.appendFirstEvent(
    tx,
    ids,
    { kind: 'submitted', facts: { source: 'import' } },
    actor,
    now,
  )
}

function registrationOf(
  { session, entry, now, ruleSetId }: Entering,
  row: NumberedRow,
  personId: string,
  number: string,
  warnings: unknown,
  parameterVersions: Readonly<Record<string, number>>,
): NewRegistration {
  return {
    id: randomUUID(),
    number,
    sessionId: session.id,
    organisationId: session.organisationId,
    regionCode: session.regionCode,
    personId,
    candidateName: row.name,
    documentType: row.document.type,
    documentMasked: maskDocumentNumber(row.document.number),
    sex: row.document.sex,
    phoneMasked: maskPhone(row.phone),
    employer: row.employer,
    kind: session.kind,
    source: 'import',
    importId: entry.id,
    alternative: row.alternative,
    claim: row.claim,
    evaluation: { ruleSet: ruleSetId, level: row.claim.level, on: dayOf(now), holding: row.holding },
    warnings,
    justification: row.justification,
    photoSha256: null,
    state: 'submitted',
    parameterVersions,
    submittedAt: now,
  }
}

type Wording = RowFault['fault']

function againstRow(
  row: NumberedRow,
  nameOnRecord: string,
  present: boolean,
  warnings: readonly Wording[],
  mayGoOn: boolean,
): RowFault | undefined {
  const fault = (key: 'name' | 'documentNumber' | 'justification', what: Wording, mend: Wording): RowFault => {
    const index = CANDIDATE_COLUMNS.findIndex((column) => column.key === key)
    return {
      row: row.rowNumber,
      column: columnLetter(index),
      heading: CANDIDATE_COLUMNS[index]?.heading ?? '',
      fault: what,
      mend,
    }
  }
  if (present)
    return fault(
      'documentNumber',
      { zh: '该考生已报名本场次', en: 'This person is registered for the session already' },
      { zh: '请删除这一行', en: 'Delete the row' },
    )
  if (nameOnRecord !== row.name)
    return fault(
      'name',
      { zh: '该证件已以其他姓名登记', en: 'This document is on record under another name' },
      { zh: '请核对姓名和证件号码', en: 'Check name and number' },
    )
  if (mayGoOn) return undefined
  return fault(
    'justification',
    { zh: warnings.map((text) => text.zh).join('；'), en: warnings.map((text) => text.en).join('; ') },
    {
      zh: '一年内再次报考的请填写情况说明；其余情况不能报名',
      en: 'For another certificate within a year give the reason; otherwise the person cannot register',
    },
  )
}
