/** A working day; a session ends at the latest then, however much it is used. Ours. */
export const SESSION_HOURS = 12

/** Minutes without use after which a session ends (GB/T 22239 tier 3 asks for a limit, not for a number). Ours: officers and administrators sooner. */
export const IDLE_MINUTES = { guarded: 30, other: 120 } as const

export function idleMinutesOf(account: { readonly needsOneTimeCode: boolean }): number {
  return account.needsOneTimeCode ? IDLE_MINUTES.guarded : IDLE_MINUTES.other
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/i, 'WeChat'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/i, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux|X11/, 'Linux'],
]

/** What somebody recognises the own device by. The rest of what the browser sends about itself is not kept. */
export function deviceOf(userAgent: string): string {
  const known = (list: typeof BROWSERS) => list.find(([mark]) => mark.test(userAgent))?.[1]
  return [known(BROWSERS), known(SYSTEMS)].filter(Boolean).join(' · ')
}
