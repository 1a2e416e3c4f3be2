import type { AssessmentMethod, SkillLevel, Subject } from '@lingjiang/kernel'
import type { Sql, Tx } from '@lingjiang/platform/sql'
import type { NormKind } from '../contract/index.ts'

export type NormSubject = {
  readonly level: SkillLevel
  readonly subject: Subject
  readonly minutes: number
  readonly fullMark: number
  readonly passMark: number
  readonly candidatesPerExaminer: number
  readonly leastExaminers: number
}

export type Norm = {
  readonly id: string
  readonly kind: NormKind
  readonly occupationCode: string
  readonly workType: string | null
  readonly title: string
  readonly document: string
  readonly levels: SkillLevel[]
  readonly methods: AssessmentMethod[]
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
  readonly source: string
  readonly synthetic: boolean
  readonly subjects: NormSubject[]
}

export type NewNorm = Norm & { readonly recordedBy: string | null; readonly recordedAt: string }

const columns = (
  db: Sql | Tx,
) => db`n.id, n.kind, n.occupation_code, n.work_type, n.title, n.document, n.levels, n.methods, n.effective_from,
  n.effective_to, n.source, n.synthetic, (select coalesce(jsonb_agg(jsonb_build_object('level', s.level, 'subject', s.subject, 'minutes', s.minutes,
    'fullMark', s.full_mark, 'passMark', s.pass_mark, 'candidatesPerExaminer', s.candidates_per_examiner, 'leastExaminers', s.least_examiners)
    order by array_position(array['0','5','4','3','2','1','T','C'], s.level), array_position(array['theory','practical','review','performance'], s.subject)),
    '[]') from standards.norm_subject s where s.norm_id = n.id) as subjects`

export const normStore = {
  async ofOccupation(db: Sql | Tx, occupationCode: string): Promise<readonly Norm[]> {
    return db<Norm[]>`select ${columns(db)} from standards.norm n where n.occupation_code = ${occupationCode}
      order by n.effective_from desc, n.title`
  },

  async find(db: Sql | Tx, id: string): Promise<Norm | undefined> {
    const [row] = await db<Norm[]>`select ${columns(db)} from standards.norm n where n.id = ${id}`
    return row
  },

  /** The norm in force for an occupation at a level on a day: the newest one. */
  async inForce(db: Sql | Tx, occupationCode: string, level: SkillLevel, on: string): Promise<Norm | undefined> {
    const [row] = await db<Norm[]>`select ${columns(db)} from standards.norm n
      where n.occupation_code = ${occupationCode} and ${level} = any (n.levels) and n.effective_from <= ${on}
        and (n.effective_to is null or n.effective_to >= ${on}) order by n.effective_from desc, n.id limit 1`
    return row
  },

  /** Records norms with their subjects. @returns how many were new */
  async insert(tx: Tx, norms: readonly NewNorm[]): Promise<number> {
    if (norms.length === 0) return 0
    const rows = norms.map(({ subjects: _subjects, ...norm }) => norm)
    const added = await tx<{ id: string }[]>`insert into standards.norm ${tx(rows as never[])}
      on conflict on constraint norm_document_taken do nothing returning id`
    const fresh = new Set(added.map((row) => row.id))
    const subjects = norms.flatMap((norm) =>
      fresh.has(norm.id) ? norm.subjects.map((subject) => ({ normId: norm.id, ...subject })) : [],
    )
    if (subjects.length) await tx`insert into standards.norm_subject ${tx(subjects)}`
    return fresh.size
  },
}
