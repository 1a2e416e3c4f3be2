import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type ColourName, PALETTES } from './colours.ts'
import { contrast, luminance } from './contrast.ts'
import { tokenStylesheet } from './write-stylesheet.ts'

const TEXT: readonly ColourName[] = ['ink', 'inkMuted', 'accent', 'accentStrong', 'ok', 'warn', 'danger', 'info']
const GROUNDS: readonly ColourName[] = ['paper', 'surface', 'sunken']
const OWN_GROUND: readonly (readonly [ColourName, ColourName])[] = [
  ['onAccent', 'accent'],
  ['onAccent', 'accentStrong'],
  ['accent', 'accentSoft'],
  ['ok', 'okSoft'],
  ['warn', 'warnSoft'],
  ['danger', 'dangerSoft'],
  ['info', 'infoSoft'],
  ['ink', 'accentSoft'],
  ['ink', 'warnSoft'],
  ['ink', 'dangerSoft'],
]
const EDITIONS = (['light', 'dark'] as const).flatMap((theme) =>
  (['normal', 'elder'] as const).map((mode) => [theme, mode, mode === 'elder' ? 7 : 4.5] as const),
)

describe.each(EDITIONS)('the %s %s edition', (theme, mode, least) => {
  const palette = PALETTES[theme][mode]

  test(`gives all text ${least}:1 on every ground it may stand on`, () => {
    const pairs = [...TEXT.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)), ...OWN_GROUND]
    const faint = pairs.filter(([text, ground]) => contrast(palette[text], palette[ground]) < least)

    expect(faint.map(([t, g]) => `${t} on ${g}: ${contrast(palette[t], palette[g]).toFixed(2)}`)).toEqual([])
  })

  test('gives borders of controls and the focus ring 3:1', () => {
    for (const ground of GROUNDS)
      for (const edge of ['lineStrong', 'focus'] as const)
        expect(contrast(palette[edge], palette[ground])).toBeGreaterThanOrEqual(3)
  })
})

test('contrast is that of WCAG: black on white is 21, a colour on itself 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#15506a', '#15506a')).toBe(1)
  expect(luminance('#808080')).toBeCloseTo(0.2159, 3)
})

test('the stylesheet is the one the tokens write', () => {
  expect(readFileSync(new URL('../tokens.css', import.meta.url), 'utf8')).toBe(tokenStylesheet())
})
