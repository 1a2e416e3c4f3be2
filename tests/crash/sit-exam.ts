import { expect } from 'vitest'
import type { InFlight } from './in-flight.ts'
import { ask, type KillableServer } from './killable-server.ts'

type Paper = {
  readonly epoch: number
  readonly questions: readonly { readonly number: number; readonly choices: readonly { identifier: string }[] }[]
  readonly answers: readonly { readonly number: number; readonly choices: readonly string[] }[]
}

/** A candidate who answers without a pause, opens the paper again after each crash, and remembers every answer that was acknowledged. */
export class Sitter {
  readonly #ticket: string
  readonly #document: string
  readonly #acknowledged = new Map<number, string>()
  /** Sent and not answered, since the last that was acknowledged: may be kept or not. */
  readonly #inDoubt = new Map<number, Set<string>>()
  #token = ''
  #turn = 0

  constructor(candidate: { readonly ticket: string; readonly document: string }) {
    this.#ticket = candidate.ticket
    this.#document = candidate.document
  }

  get acknowledged(): number {
    return this.#acknowledged.size
  }

  /** Sits until told to stop or until the server dies. */
  async sit(server: KillableServer, inFlight: InFlight, over: () => boolean): Promise<void> {
    const paper = await this.open(server)
    if (!paper) return
    for (let counter = 1; !over(); counter += 1) {
      this.#turn += 1
      const question = paper.questions[counter % paper.questions.length]
      const offered = question?.choices ?? []
      const choice = offered[this.#turn % offered.length]?.identifier
      if (!question || !choice) throw new Error('a question without choices')
      this.#inDoubt.set(question.number, (this.#inDoubt.get(question.number) ?? new Set()).add(choice))
      const answer = await inFlight.request('autosave request', () =>
        ask(server, 'POST', '/api/exam/answers', {
          token: this.#token,
          body: { epoch: paper.epoch, answers: [{ counter, number: question.number, choices: [choice] }] },
        }),
      )
      if (!answer) return
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      this.#acknowledged.set(question.number, choice)
      this.#inDoubt.delete(question.number)
    }
  }

  /** Opens the paper and holds it against what was acknowledged. Undefined when the server died meanwhile. */
  async open(server: KillableServer): Promise<Paper | undefined> {
    if (!this.#token) {
      const signedIn = await ask(server, 'POST', '/api/exam/sign-in', {
        body: { ticketNumber: this.#ticket, documentNumber: this.#document },
      })
      if (!signedIn) return undefined
      expect(signedIn.status, JSON.stringify(signedIn.body)).toBe(200)
      this.#token = String(signedIn.body.token)
    }
    const opened = await ask(server, 'POST', '/api/exam/paper', { token: this.#token })
    if (!opened) return undefined
    expect(opened.status, JSON.stringify(opened.body)).toBe(200)
    const paper = opened.body as unknown as Paper
    const kept = new Map(paper.answers.map((answer) => [answer.number, answer.choices[0] ?? 'nothing']))
    for (const [number, choice] of this.#acknowledged)
      expect([choice, ...(this.#inDoubt.get(number) ?? [])], `answer to question ${number}`).toContain(kept.get(number))
    // What was shown once must stay.
    for (const [number, choice] of kept) this.#acknowledged.set(number, choice)
    return paper
  }
}
