import type { Mode } from './colours.ts'

/** Base size of text in px. Everything else is in rem, so that elder mode and the browser's own setting enlarge the whole page. */
export const BASE_SIZE: Readonly<Record<Mode, number>> = { normal: 16, elder: 22 }

/** Line height of running text (≥ 1.3 with paragraph spacing ≥ 1.3 × line spacing: 适老化通用设计规范). */
export const LINE_HEIGHT: Readonly<Record<Mode, number>> = { normal: 1.6, elder: 1.7 }

export const FONT_FAMILY =
  'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif'

export const MONO_FAMILY = 'ui-monospace, "SF Mono", Consolas, "Noto Sans Mono", monospace'

/** Steps of the 8 px grid, in rem of a 16 px base. */
export const SPACES = { half: 0.25, one: 0.5, two: 1, three: 1.5, four: 2, six: 3, eight: 4 } as const

export const RADIUS = { small: 0.125, medium: 0.25 } as const

/** Heights that a finger finds: 44 px on the phone (WCAG 2.5.5), and the widths of reading and of work. */
export const SIZES = { control: 2.75, reading: 40, page: 68 } as const
