import { useCallback, useEffect, useState } from 'react'

const prefix = 'lj-draft:'

/**
 * The answers of a form, kept in this tab (sessionStorage) while they are typed: going back, reloading or signing in again loses nothing.
 * `secret` members (passwords, codes) are never kept. `forget` is for after the form has been sent.
 */
export function useDraft<T extends Record<string, unknown>>(
  key: string,
  initial: T,
  secret: readonly (keyof T)[] = [],
): readonly [T, (change: Partial<T>) => void, () => void] {
  const [draft, setDraft] = useState<T>(() => ({ ...initial, ...readDraft<T>(key) }))
  const hidden = secret.join()
  useEffect(() => {
    const kept = Object.fromEntries(Object.entries(draft).filter(([name]) => !hidden.split(',').includes(name)))
    keep(key, JSON.stringify(kept))
  }, [key, draft, hidden])
  const change = useCallback((part: Partial<T>) => setDraft((before) => ({ ...before, ...part })), [])
  const forget = useCallback(() => keep(key, null), [key])
  return [draft, change, forget]
}

function readDraft<T>(key: string): Partial<T> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(prefix + key) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Partial<T>) : {}
  } catch {
    return {}
  }
}

function keep(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(prefix + key)
    else sessionStorage.setItem(prefix + key, value)
  } catch {
    // Without storage the form works as any form does.
  }
}
