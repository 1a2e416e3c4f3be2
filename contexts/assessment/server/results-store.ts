import type { Tx } from '@lingjiang/platform/sql'
import type { Subject } from '../contract/index.ts'
import type { AssessmentOutcome, Marking } from '../domain/index.ts'

export type ScoreSource = 'computer' | 'panel' | 'entered' | 'corrected'
export type SubjectScoreRow = {
  readonly registrationId: string
  readonly subject: Subject
  readonly version: number
  readonly tenths: number | null
  readonly absent: boolean
  readonly source: ScoreSource
  readonly replaces: number | null
  readonly reason: string | null
  readonly enteredBy: string
  readonly at: string
}
export type StoredScore = { readonly subject: Subject; readonly tenths: number | null; readonly absent: boolean }
export type Result = {
  readonly registrationId: string
  readonly sessionId: string
  readonly personId: string
  readonly version: number
  readonly outcome: AssessmentOutcome
  readonly scores: readonly StoredScore[]
  readonly publishedOn: string | null
  readonly approvedAt: string | null
}
export type Examinee = {
  readonly registrationId: string
  readonly personId: string
  readonly name: string
  readonly ticketNumber: string
  readonly documentMasked: string
  readonly subjects: readonly Subject[]
}

export const resultStore = {
  /** The admitted candidates of a session with the subjects they are seated for, by ticket. */
  async listExaminees(tx: Tx, sessionId: string): Promise<readonly Examinee[]> {
    return tx<Examinee[]>`
      select r.id as registration_id, r.person_id, r.candidate_name as name, coalesce(r.ticket_number, '') as ticket_number, r.document_masked,
        coalesce((select array_agg(distinct l.subject) from assessment.seat t join assessment.session_slot l on l.id = t.slot_id
                  where t.registration_id = r.id), '{}') as subjects
      from assessment.registration r where r.session_id = ${sessionId} and r.state = 'admitted' order by r.ticket_number, r.id`
  },

  /** Theory as the computer marked it. */
  async listSat(
    tx: Tx,
    sessionId: string,
  ): Promise<
    readonly { readonly registrationId: string; readonly state: string; readonly scoreTenths: number | null }[]
  > {
    return tx<{ registrationId: string; state: string; scoreTenths: number | null }[]>`
      select registration_id, state, score_tenths from assessment.sitting where session_id = ${sessionId}`
  },

  async countOpenRooms(tx: Tx, sessionId: string): Promise<number> {
    const [row] = await tx<{ n: number }[]>`
      select count(*)::integer as n from assessment.exam_room where session_id = ${sessionId} and state <> 'closed'`
    return row?.n ?? 0
  },

  /** The scores in force: the newest version of each subject. */
  async listScores(tx: Tx, sessionId: string): Promise<readonly SubjectScoreRow[]> {
    return tx<SubjectScoreRow[]>`
      select distinct on (s.registration_id, s.subject) s.* from assessment.subject_score s
      join assessment.registration r on r.id = s.registration_id where r.session_id = ${sessionId}
      order by s.registration_id, s.subject, s.version desc`
  },

  async lineage(tx: Tx, registrationId: string, subject?: Subject): Promise<readonly SubjectScoreRow[]> {
    return tx<SubjectScoreRow[]>`
      select * from assessment.subject_score where registration_id = ${registrationId} ${subject ? tx`and subject = ${subject}` : tx``}
      order by subject, version`
  },

  /** Appends versions. @returns how many were written: fewer than given when somebody else was first */
  async appendScores(tx: Tx, scores: readonly SubjectScoreRow[]): Promise<number> {
    let written = 0
    for (let from = 0; from < scores.length; from += 2000) {
      const rows = await tx`
        insert into assessment.subject_score ${tx(scores.slice(from, from + 2000) as never)}
        on conflict on constraint subject_score_version_taken do nothing returning version`
      written += rows.length
    }
    return written
  },

  async listOf(tx: Tx, sessionId: string): Promise<readonly Result[]> {
    return tx<Result[]>`
      select registration_id, session_id, person_id, version, outcome, scores, published_on, approved_at from assessment.result
      where session_id = ${sessionId}`
  },

  /** Writes results that changed, each with its version. */
  async save(
    tx: Tx,
    session: { readonly id: string; readonly organisationId: string; readonly regionCode: string },
    results: readonly (Pick<Result, 'registrationId' | 'personId' | 'version' | 'outcome' | 'scores'> & {
      readonly reason: string | null
    })[],
    note: {
      readonly accountId: string | null
      readonly parameters: Readonly<Record<string, number>>
      readonly now: string
    },
  ): Promise<void> {
    for (let from = 0; from < results.length; from += 1000) {
      const part = results.slice(from, from + 1000)
      const versions = part.map((result) => ({
        registrationId: result.registrationId,
        version: result.version,
        outcome: result.outcome,
        scores: tx.json(result.scores as never),
        reason: result.reason,
        parameters: tx.json(note.parameters as never),
        accountId: note.accountId,
        at: note.now,
      }))
      await tx`insert into assessment.result_version ${tx(versions as never)}`
      const rows = part.map((result) => ({
        registrationId: result.registrationId,
        sessionId: session.id,
        organisationId: session.organisationId,
        regionCode: session.regionCode,
        personId: result.personId,
        version: result.version,
        outcome: result.outcome,
        scores: tx.json(result.scores as never),
        changedAt: note.now,
      }))
      await tx`insert into assessment.result ${tx(rows as never)} on conflict (registration_id) do update
        set version = excluded.version, outcome = excluded.outcome, scores = excluded.scores, changed_at = excluded.changed_at`
    }
  },

  async markPublished(tx: Tx, sessionId: string, day: string | null): Promise<void> {
    await tx`update assessment.result set published_on = ${day} where session_id = ${sessionId}`
  },

  async markApproved(tx: Tx, sessionId: string, at: string): Promise<void> {
    await tx`update assessment.result set approved_at = ${at} where session_id = ${sessionId}`
  },

  async versions(
    tx: Tx,
    registrationId: string,
  ): Promise<
    readonly {
      readonly version: number
      readonly outcome: AssessmentOutcome
      readonly reason: string | null
      readonly at: string
    }[]
  > {
    return tx<{ version: number; outcome: AssessmentOutcome; reason: string | null; at: string }[]>`
      select version, outcome, reason, at from assessment.result_version where registration_id = ${registrationId} order by version`
  },

  async marking(tx: Tx, registrationId: string): Promise<Marking | undefined> {
    const [row] = await tx<{ marking: Marking }[]>`
      select marking from assessment.sitting where registration_id = ${registrationId} and marking is not null order by submitted_at desc limit 1`
    return row?.marking
  },

  /** Who passed in an approved session, for issuing, in the order in which they registered. */
  async listPassed(
    tx: Tx,
    sessionId: string,
  ): Promise<
    readonly { readonly registrationId: string; readonly personId: string; readonly scores: readonly StoredScore[] }[]
  > {
    return tx<{ registrationId: string; personId: string; scores: readonly StoredScore[] }[]>`
      select t.registration_id, t.person_id, t.scores from assessment.result t join assessment.registration r on r.id = t.registration_id
      where t.session_id = ${sessionId} and t.outcome = 'passed' and t.approved_at is not null order by r.number`
  },

  /** A person's own published results with what stands on them. */
  async listOwn(
    tx: Tx,
    personId: string,
  ): Promise<
    readonly (Result & {
      readonly occupation: string
      readonly level: string
      readonly organisation: string
      readonly examDay: string
      readonly regionCode: string
    })[]
  > {
    return tx`
      select t.registration_id, t.session_id, t.person_id, t.version, t.outcome, t.scores, t.published_on, t.approved_at, t.region_code,
        p.occupation_name as occupation, p.level, p.organisation_name as organisation, s.first_day as exam_day
      from assessment.result t join assessment.session s on s.id = t.session_id join assessment.plan p on p.id = s.plan_id
      where t.person_id = ${personId} and t.published_on is not null order by t.published_on desc, t.registration_id limit 100`
  },
}
