import { type Finding, lineAt, type SourceFile } from '../source-files.ts'
import { page, table } from './markdown.ts'

/** The clauses of 粤人社函〔2021〕76号 and what we build for each. */
const CLAUSES: Readonly<Record<string, string>> = {
  一: 'what the system of recognition is for; who answers for quality',
  '三（一）':
    'three kinds of organisation: employers, technical colleges, social training-and-assessment organisations',
  '三（二）': 'occupations, standards, norms, item banks, announced sessions',
  '三（三）': 'how an assessment is run and who examines',
  '四（一）': 'alliances and mutual assessment',
  '四（二）': 'authenticity and effectiveness: real name, face, place, supervisors; feedback and rankings',
  '四（三）': 'training and assessment from registration to certificate',
  '五（一）': 'filing, the public catalogue, who decides, statistics by the place of the exam',
  '五（二）': 'free certificates, the skill account, public checks, credit and exit',
  '五（三）': 'norms, hiring plans, online training',
  '五（四）': 'experts, consultation',
  '五（五）': 'public service and its time limits',
  '五（六）': 'statistics and national exchange',
  '五（七）': 'subsidies',
}

export type ClauseUse = {
  readonly clause: string
  readonly path: string
  readonly line: number
  readonly name: string
  readonly says: string
}

const COMMENT = /\/\*\*[\s\S]*?\*\/\s*(?:export )?(?:async )?(?:const|function|class|type)?\s*([A-Za-z0-9_']+)?/g
/** The tags that a comment begins with: the table has them in its heading. */
const LEADING = /^(?:[一二三四五六](?:（[一二三四五六七八九]）)[、,: ]*(?:and )?)+/
const CLAUSE = /(?<![一二三四五六七])([一二三四五六])（([一二三四五六七八九])）/g

/** Clause tags in doc comments and in refusals, with what they stand at; a tag that no clause of the notice has is a finding. */
export function findClauses(sources: readonly SourceFile[]): {
  readonly clauses: readonly ClauseUse[]
  readonly findings: readonly Finding[]
} {
  const clauses: ClauseUse[] = []
  const findings: Finding[] = []
  for (const { path, text } of sources.filter(({ path }) => !/[.](test|journey)[.]tsx?$/.test(path))) {
    const note = (clause: string, index: number, name: string, says: string) => {
      const line = lineAt(text, index)
      if (clause in CLAUSES) clauses.push({ clause, path, line, name, says })
      else findings.push({ path, line, what: `the notice has no clause ${clause}` })
    }
    for (const comment of text.matchAll(COMMENT))
      for (const clause of new Set([...comment[0].matchAll(CLAUSE)].map((found) => found[0])))
        note(clause, comment.index, comment[1] ?? '', sentenceOf(comment[0]))
    for (const refusal of text.matchAll(/'([a-z-]+)': \{(?:(?!\n {2}\},?\n)[\s\S])*?clause: '([^']+)'/g))
      note(refusal[2] ?? '', refusal.index, refusal[1] ?? '', 'refusal')
  }
  return { clauses, findings }
}

function sentenceOf(comment: string): string {
  const [body = ''] = comment.split('*/')
  return body
    .replace(/^\/\*\*/, '')
    .replace(/\n\s*\*/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(LEADING, '')
}

/** Clause by clause, where the code answers it. */
export function pageOfClauses(uses: readonly ClauseUse[]): string {
  const parts = Object.entries(CLAUSES).map(([clause, what]) => {
    const rows = uses
      .filter((use) => use.clause === clause)
      .toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line))
      .map(({ path, name, says }) => [`[${path}](../../${path})`, name ? `\`${name}\`` : '', says])
    return `## ${clause}\n\n${what}\n\n${rows.length ? table(['where', 'name', 'says'], rows) : 'No rule carries this clause yet.\n'}`
  })
  return page(
    'Clauses of the notice · 通知条款',
    'Where 粤人社函〔2021〕76号 is answered: doc comments and refusals that carry a clause. The wording beside each clause is ours.',
    parts,
  )
}
