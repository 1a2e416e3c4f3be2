import { instant } from '@lingjiang/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GivenAnswer } from '../exam-desk.ts'
import { AnswerOutbox } from './answer-outbox.ts'
import { localStore } from './outbox-store.ts'

const NOON = instant('2026-11-23T04:00:00Z')

/** A browser's storage, as the standard describes it. */
function newStorage(): Storage {
  const kept: Record<string, string> = {}
  const methods = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => {
      kept[key] = value
    },
    removeItem: (key: string) => {
      delete kept[key]
    },
  }
  return new Proxy(kept, {
    get: (_target, name) => Reflect.get(methods, name) ?? kept[String(name)],
  }) as unknown as Storage
}

/** What a server keeps: of two answers to one item the higher sequence number. */
function newServer() {
  const held = new Map<string, GivenAnswer>()
  return {
    held,
    take(answers: readonly GivenAnswer[]) {
      for (const answer of answers)
        if ((held.get(answer.itemId)?.sequence ?? 0) < answer.sequence) held.set(answer.itemId, answer)
    },
  }
}

describe('the outbox', () => {
  test('keeps an answer over a reload until the server has confirmed it', async () => {
    const storage = newStorage()
    const before = await AnswerOutbox.open('a1', localStore(storage), 0)
    await before.give('q1', ['A'], NOON)

    const after = await AnswerOutbox.open('a1', localStore(storage), 0)
    expect(after.waiting().map((answer) => answer.response)).toEqual([['A']])
    await after.confirm(after.waiting())

    expect((await AnswerOutbox.open('a1', localStore(storage), 1)).waiting()).toEqual([])
  })

  test('an answer changed while the older one was on its way stays until it is confirmed itself', async () => {
    const outbox = await AnswerOutbox.open('a1', localStore(newStorage()), 0)
    await outbox.give('q1', ['A'], NOON)
    const sent = outbox.waiting()
    await outbox.give('q1', ['B'], NOON)

    await outbox.confirm(sent)

    expect(outbox.waiting().map((answer) => answer.response)).toEqual([['B']])
  })

  test('numbers go on above everything that the server or this machine holds', async () => {
    const storage = newStorage()
    const before = await AnswerOutbox.open('a1', localStore(storage), 7)
    await before.give('q1', ['A'], NOON)
    const after = await AnswerOutbox.open('a1', localStore(storage), 3)
    await after.give('q2', ['B'], NOON)

    expect(after.waiting().map((answer) => answer.sequence)).toEqual([8, 9])
  })

  test('attempts do not see one another, and foreign matter in the storage is passed over', async () => {
    const storage = newStorage()
    storage.setItem('lj-exam:a1:q9', '{"sequence":"x"}')
    storage.setItem('lj-exam:a1:q8', 'not json')
    await (await AnswerOutbox.open('a2', localStore(storage), 0)).give('q1', ['A'], NOON)

    expect((await AnswerOutbox.open('a1', localStore(storage), 0)).waiting()).toEqual([])
  })

  test('shows the server’s answers overlaid with what still waits, taken-back ones too', async () => {
    const outbox = await AnswerOutbox.open('a1', localStore(newStorage()), 0)
    await outbox.give('q1', [], NOON)

    expect(outbox.overlay({ q1: ['A'], q2: ['B'] })).toEqual({ q1: [], q2: ['B'] })
  })
})

const anyStep = fc.oneof(
  fc.record({
    kind: fc.constant('give' as const),
    item: fc.constantFrom('q1', 'q2', 'q3'),
    choice: fc.constantFrom('A', 'B', 'C'),
  }),
  fc.constant({ kind: 'arrives-and-confirmed' as const }),
  fc.constant({ kind: 'arrives-confirmation-lost' as const }),
  fc.constant({ kind: 'lost' as const }),
  fc.constant({ kind: 'reload' as const }),
)

test('whatever the network loses and however often the page reloads, the server ends with the last answer to each item', () =>
  fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 40 }), async (steps) => {
      const storage = newStorage()
      const server = newServer()
      const last = new Map<string, string>()
      const lastSequence = () => Math.max(0, ...[...server.held.values()].map((answer) => answer.sequence))
      let outbox = await AnswerOutbox.open('a1', localStore(storage), 0)
      for (const step of steps) {
        if (step.kind === 'give') {
          await outbox.give(step.item, [step.choice], NOON)
          last.set(step.item, step.choice)
        } else if (step.kind === 'reload') outbox = await AnswerOutbox.open('a1', localStore(storage), lastSequence())
        else if (step.kind !== 'lost') {
          const batch = outbox.waiting()
          server.take(batch)
          if (step.kind === 'arrives-and-confirmed') await outbox.confirm(batch)
        }
      }
      server.take((await AnswerOutbox.open('a1', localStore(storage), lastSequence())).waiting())

      expect(new Map([...server.held].map(([item, answer]) => [item, answer.response[0]]))).toEqual(last)
    }),
  ))
