import { instant } from '@lingjiang/kernel'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { GivenAnswer, SaveReply } from '../exam-desk.ts'
import { AnswerOutbox } from './answer-outbox.ts'
import { Autosave, type SaveState } from './autosave.ts'
import type { OutboxStore } from './outbox-store.ts'

const NOON = instant('2026-11-23T04:00:00Z')
const REPLY: SaveReply = { endsAt: instant('2026-11-23T05:30:00Z'), now: NOON }
const TIMES = { gather: 100, retries: [1000, 2000] }
const memory = (): OutboxStore => ({
  load: async () => [],
  put: async () => undefined,
  remove: async () => undefined,
})

async function desk(save: (answers: readonly GivenAnswer[]) => Promise<SaveReply>) {
  const outbox = await AnswerOutbox.open('a1', memory(), 0)
  const states: SaveState[] = []
  const autosave = new Autosave({
    outbox,
    save,
    onState: (state) => states.push(state),
    onReply: () => undefined,
    isRefusal: (error) => error instanceof RangeError,
    times: TIMES,
  })
  const give = async (item: string, choice: string) => {
    await outbox.give(item, [choice], NOON)
    autosave.nudge()
  }
  return { outbox, states, autosave, give }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('autosave', () => {
  test('sends answers given in quick succession together', async () => {
    const sent: string[][] = []
    const { give, states } = await desk(async (answers) => {
      sent.push(answers.map((answer) => answer.itemId))
      return REPLY
    })

    await give('q1', 'A')
    await give('q2', 'B')
    await vi.advanceTimersByTimeAsync(100)

    expect(sent).toEqual([['q1', 'q2']])
    expect(states.at(-1)).toEqual({ kind: 'saved' })
  })

  test('goes on trying with longer pauses while the network is down, and says how much waits', async () => {
    let tries = 0
    const { give, states, outbox } = await desk(async () => {
      tries += 1
      if (tries < 4) throw new Error('no network')
      return REPLY
    })

    await give('q1', 'A')
    await vi.advanceTimersByTimeAsync(100)
    expect(states.at(-1)).toEqual({ kind: 'waiting', count: 1 })
    await give('q2', 'B')
    expect(states.at(-1)).toEqual({ kind: 'waiting', count: 2 })
    await vi.advanceTimersByTimeAsync(1000)
    await vi.advanceTimersByTimeAsync(2000)
    expect(tries).toBe(3)
    await vi.advanceTimersByTimeAsync(2000)

    expect(outbox.waiting()).toEqual([])
    expect(states.at(-1)).toEqual({ kind: 'saved' })
  })

  test('does not wait for the next try when the network comes back', async () => {
    let down = true
    const { give, autosave, states } = await desk(async () => {
      if (down) throw new Error('no network')
      return REPLY
    })
    await give('q1', 'A')
    await vi.advanceTimersByTimeAsync(100)

    down = false
    autosave.retryNow()
    await vi.advanceTimersByTimeAsync(0)

    expect(states.at(-1)).toEqual({ kind: 'saved' })
  })

  test('an answer given while another is on its way is sent after it, never beside it', async () => {
    let onTheWay = 0
    let most = 0
    const { give, outbox } = await desk(async () => {
      onTheWay += 1
      most = Math.max(most, onTheWay)
      await new Promise((resolve) => setTimeout(resolve, 500))
      onTheWay -= 1
      return REPLY
    })

    await give('q1', 'A')
    await vi.advanceTimersByTimeAsync(150)
    await give('q1', 'B')
    await vi.advanceTimersByTimeAsync(2000)

    expect(most).toBe(1)
    expect(outbox.waiting()).toEqual([])
  })

  test('stops when the server refuses for good, and keeps what it could not send', async () => {
    const { give, states, outbox, autosave } = await desk(async () => {
      throw new RangeError('the exam is over')
    })

    await give('q1', 'A')
    await vi.advanceTimersByTimeAsync(60_000)

    expect(states.at(-1)?.kind).toBe('stopped')
    expect(outbox.waiting()).toHaveLength(1)
    expect(await autosave.flush()).toBe(false)
  })
})
