/** How often one key may do a thing. Windows are fixed, counted in this process. */
export type RateLimit = { readonly count: number; readonly seconds: number }

const MAX_KEYS = 200_000

/**
 * Counts requests a key in fixed windows. Memory is bounded: over 200,000 keys the windows that ended are dropped first, then all.
 * Several web processes each count for themselves: behind more than one, the limits multiply by their number.
 */
export class RateLimiter {
  readonly #windows = new Map<string, { count: number; endsAt: number }>()
  readonly #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** Counts one use against every limit. @returns seconds to wait, or 0 when allowed */
  take(key: string, limits: readonly RateLimit[], cost = 1): number {
    const now = this.#now()
    let wait = 0
    for (const limit of limits) {
      const window = this.#window(`${limit.seconds}:${key}`, limit, now)
      if (window.count + cost > limit.count) wait = Math.max(wait, Math.ceil((window.endsAt - now) / 1000))
      else window.count += cost
    }
    return wait
  }

  #window(key: string, limit: RateLimit, now: number) {
    const found = this.#windows.get(key)
    if (found && found.endsAt > now) return found
    if (this.#windows.size >= MAX_KEYS) this.#forgetEnded(now)
    const fresh = { count: 0, endsAt: now + limit.seconds * 1000 }
    this.#windows.set(key, fresh)
    return fresh
  }

  #forgetEnded(now: number) {
    for (const [key, window] of this.#windows) if (window.endsAt <= now) this.#windows.delete(key)
    if (this.#windows.size >= MAX_KEYS) this.#windows.clear()
  }
}
