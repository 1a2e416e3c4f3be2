import { createHash, randomUUID } from 'node:crypto'
import type { BankPaper } from '@lingjiang/item-bank/server'
import type { Vault } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import type { PaperKey } from '../domain/index.ts'

const QUESTIONS_PLACE = 'assessment.exam_paper.questions'
const KEY_PLACE = 'assessment.exam_paper.key'

export type Question = {
  readonly number: number
  readonly kind: 'single' | 'multiple' | 'judgment'
  readonly markTenths: number
  readonly stem: string
  readonly choices: readonly { readonly identifier: string; readonly text: string }[]
}

export type PaperHead = {
  readonly id: string
  readonly sessionId: string
  readonly seed: string
  readonly items: number
  readonly totalTenths: number
  readonly digest: string
  readonly drawnAt: string
}

/** Only for transactions of the system: row-level security shows papers to nobody else. */
export const paperStore = {
  async insert(
    tx: Tx,
    vault: Vault,
    session: { readonly id: string },
    paper: BankPaper,
    drawn: { readonly seed: string; readonly by: string | null; readonly at: string },
  ): Promise<PaperHead> {
    const questions: readonly Question[] = paper.items.map((item, index) => ({
      number: index + 1,
      kind: item.kind,
      markTenths: item.markTenths,
      stem: item.stem,
      choices: item.choices.map(({ identifier, text }) => ({ identifier, text })),
    }))
    const key: PaperKey = paper.items.map((item, index) => ({
      number: index + 1,
      kind: item.kind,
      markTenths: item.markTenths,
      key: item.key,
    }))
    const head = {
      id: randomUUID(),
      sessionId: session.id,
      seed: drawn.seed,
      items: questions.length,
      totalTenths: questions.reduce((sum, question) => sum + question.markTenths, 0),
      digest: createHash('sha256')
        .update(JSON.stringify([questions, key]))
        .digest('hex'),
      drawnAt: drawn.at,
    }
    await tx`insert into assessment.exam_paper ${tx({
      ...head,
      bankId: paper.bank.id,
      bankVersion: paper.bank.version,
      allotments: tx.json(paper.allotments as never),
      questionsSealed: vault.encrypt(JSON.stringify(questions), QUESTIONS_PLACE),
      keySealed: vault.encrypt(JSON.stringify(key), KEY_PLACE),
      drawnBy: drawn.by,
    })}`
    return head
  },

  async findOf(tx: Tx, sessionId: string): Promise<PaperHead | undefined> {
    const [row] = await tx<PaperHead[]>`
      select id, session_id, seed, items, total_tenths, digest, drawn_at from assessment.exam_paper where session_id = ${sessionId}`
    return row
  },

  async questions(
    tx: Tx,
    vault: Vault,
    paperId: string,
  ): Promise<{ readonly seed: string; readonly questions: readonly Question[] }> {
    const [row] = await tx<{ seed: string; questionsSealed: Buffer }[]>`
      select seed, questions_sealed from assessment.exam_paper where id = ${paperId}`
    if (!row) return { seed: '', questions: [] }
    return { seed: row.seed, questions: JSON.parse(vault.decrypt(row.questionsSealed, QUESTIONS_PLACE)) as Question[] }
  },

  /** The key: for marking, never for a reply. */
  async key(tx: Tx, vault: Vault, paperId: string): Promise<PaperKey> {
    const [row] = await tx<{ keySealed: Buffer }[]>`select key_sealed from assessment.exam_paper where id = ${paperId}`
    return row ? (JSON.parse(vault.decrypt(row.keySealed, KEY_PLACE)) as PaperKey) : []
  },
}
