import type { SkillLevel } from '@lingjiang/kernel'
import type { Tx } from '@lingjiang/platform/sql'
import type { Subject } from '../contract/index.ts'
import { type AssessmentOutcome, decideResult, panelScore, subjectsOfExam } from '../domain/index.ts'
import type { ExamPolicy } from './exam-policy.ts'
import { type Examinee, resultStore, type ScoreSource, type SubjectScoreRow } from './results-store.ts'
import { scoringSlotStore } from './scoring-slot-store.ts'
import { sheetStore } from './scoring-store.ts'
import type { Session } from './session-store.ts'

export type CollectedScore = {
  readonly subject: Subject
  readonly tenths: number | null
  readonly absent: boolean
  /** Version on record; 0 while the score only stands in its source. */
  readonly version: number
  readonly source: ScoreSource | null
  /** The source says something else than the record: publishing appends a version. */
  readonly changed: boolean
}
export type Collected = Examinee & {
  readonly required: readonly Subject[]
  readonly scores: readonly CollectedScore[]
  readonly outcome: AssessmentOutcome
}

type Live = { readonly tenths: number | null; readonly absent: boolean; readonly source: 'computer' | 'panel' }

/** The subjects that the level asks for; for a resit those that the candidate is seated for. */
function requiredOf(session: Session, examinee: Examinee): readonly Subject[] {
  const all = subjectsOfExam(session.level as SkillLevel)
  if (session.kind === 'resit' || all.length === 0) return examinee.subjects
  return all
}

/** What the computer and the panels say, and what is on record, for each candidate of a session: the table of results as it stands. */
export async function collectResults(tx: Tx, session: Session, policy: ExamPolicy): Promise<readonly Collected[]> {
  const [examinees, sat, signed] = [
    await resultStore.listExaminees(tx, session.id),
    await resultStore.listSat(tx, session.id),
    await sheetStore.listSigned(tx, session.id),
  ]
  const [panels, recorded] = [
    await scoringSlotStore.panels(tx, session.id),
    await resultStore.listScores(tx, session.id),
  ]
  const theory = new Map(sat.map((sitting) => [sitting.registrationId, sitting]))
  const onRecord = new Map(recorded.map((score) => [`${score.registrationId} ${score.subject}`, score]))
  const membersOf = new Map(panels.map((panel) => [panel.slotId, panel.members]))
  const sheetsOf = Map.groupBy(signed, (sheet) => `${sheet.registrationId} ${sheet.subject}`)

  const live = (registrationId: string, subject: Subject): Live | undefined => {
    if (subject === 'theory') {
      const sitting = theory.get(registrationId)
      if (sitting?.state === 'absent') return { tenths: null, absent: true, source: 'computer' }
      if (sitting?.state === 'submitted') return { tenths: sitting.scoreTenths, absent: false, source: 'computer' }
      return undefined
    }
    const sheets = sheetsOf.get(`${registrationId} ${subject}`) ?? []
    const members = membersOf.get(sheets[0]?.slotId ?? '') ?? []
    const given = sheets.map((sheet) => ({
      member: sheet.examinerPersonId,
      totalTenths: sheet.totalTenths,
      absent: sheet.absent,
    }))
    const score = panelScore(members, given, policy)
    return score.absent || score.tenths !== null
      ? { tenths: score.tenths, absent: score.absent, source: 'panel' }
      : undefined
  }
  return examinees.map((examinee) => {
    const required = requiredOf(session, examinee)
    const scores = required.map((subject) =>
      merge(subject, live(examinee.registrationId, subject), onRecord.get(`${examinee.registrationId} ${subject}`)),
    )
    return { ...examinee, required, scores, outcome: decideResult(required, scores, policy).outcome }
  })
}

/** A score that a person entered or corrected stands above the machine's; otherwise the source is in force. */
function merge(subject: Subject, live: Live | undefined, record: SubjectScoreRow | undefined): CollectedScore {
  const byPerson = record?.source === 'entered' || record?.source === 'corrected'
  if (record && (byPerson || !live))
    return {
      subject,
      tenths: record.tenths,
      absent: record.absent,
      version: record.version,
      source: record.source,
      changed: false,
    }
  if (!live) return { subject, tenths: null, absent: false, version: 0, source: null, changed: false }
  const changed = record?.tenths !== live.tenths || record.absent !== live.absent
  return { subject, ...live, version: record?.version ?? 0, changed }
}
