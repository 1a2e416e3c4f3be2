import { useState } from 'react'

type Place = { readonly at: number; readonly flags: readonly string[] }

const keyOf = (attemptId: string) => `lj-exam-place:${attemptId}`

/** From the disk of a shared machine: anything else than a place is the beginning. */
function readPlace(attemptId: string): Place {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(attemptId)) ?? 'null') as Partial<Place> | null
    const flags = Array.isArray(kept?.flags) ? kept.flags.filter((flag) => typeof flag === 'string') : []
    return { at: Number.isInteger(kept?.at) ? Number(kept?.at) : 0, flags }
  } catch {
    return { at: 0, flags: [] }
  }
}

/** The question in view and the questions marked for later, kept on the machine over a reload or a crash. Without an attempt nothing is kept. */
export function usePlace(attemptId: string, questions: number) {
  const [places, setPlaces] = useState<Readonly<Record<string, Place>>>({})
  const { at, flags } = places[attemptId] ?? readPlace(attemptId)
  const change = (next: Partial<Place>) => {
    const place = { at, flags, ...next }
    setPlaces({ ...places, [attemptId]: place })
    try {
      localStorage.setItem(keyOf(attemptId), JSON.stringify(place))
    } catch {
      // Storage may be forbidden; the marks then hold for this page only.
    }
  }
  return {
    at: Math.min(Math.max(0, at), Math.max(0, questions - 1)),
    flags: new Set(flags) as ReadonlySet<string>,
    goTo: (index: number) => change({ at: index }),
    toggleFlag: (itemId: string) =>
      change({ flags: flags.includes(itemId) ? flags.filter((one) => one !== itemId) : [...flags, itemId] }),
  }
}

/** Leaves nothing of a finished attempt on the machine for the next candidate. */
export function forgetPlace(attemptId: string): void {
  try {
    localStorage.removeItem(keyOf(attemptId))
  } catch {
    // What could not be written need not be removed.
  }
}
