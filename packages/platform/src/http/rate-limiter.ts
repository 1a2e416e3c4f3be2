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
  take(key: string, limits: readonly RateLimit[]): number {
    const now = this.#now()
    let wait = 0
    for (const limit of limits) {
      const window = this.#window(`${limit.seconds}:${key}`, limit, now)
      if (window.count >= limit.count) wait = Math.max(wait, Math.ceil((window.endsAt - now) / 1000))
      else window.count += 1
    }
    return wait
  }

  /** Seconds until one more use would be allowed, without counting one. */
  wait(key: string, limits: readonly RateLimit[]): number {
    const now = this.#now()
    return Math.max(
      0,
      ...limits.map((limit) => {
        const window = this.#windows.get(`${limit.seconds}:${key}`)
        return window && window.endsAt > now && window.count >= limit.count
          ? Math.ceil((window.endsAt - now) / 1000)
          : 0
      }),
    )
  }

  /** Forgets all counts: after a mistake of an operator, and between tests. */
  forget(): void {
    this.#windows.clear()
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
