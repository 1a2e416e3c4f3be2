/**
 * The palette: neutral paper and ink, one deep accent, four status colours that differ in lightness as well as in hue.
 * Two themes, each in a normal and an elder edition: WCAG 2.1 AA (4.5:1 for text, 3:1 for controls), in elder mode AAA (7:1).
 */
export const COLOUR_NAMES = [
  'paper',
  'surface',
  'sunken',
  'ink',
  'inkMuted',
  'line',
  'lineStrong',
  'accent',
  'accentStrong',
  'onAccent',
  'accentSoft',
  'focus',
  'ok',
  'okSoft',
  'warn',
  'warnSoft',
  'danger',
  'dangerSoft',
  'info',
  'infoSoft',
] as const
export type ColourName = (typeof COLOUR_NAMES)[number]
export type Palette = Readonly<Record<ColourName, string>>

export type Theme = 'light' | 'dark'
export type Mode = 'normal' | 'elder'

const light: Palette = {
  paper: '#f6f5f2',
  surface: '#ffffff',
  sunken: '#eeece7',
  ink: '#1b1d1f',
  inkMuted: '#54585c',
  line: '#dcd9d2',
  lineStrong: '#817d75',
  accent: '#15506a',
  accentStrong: '#0d3a4e',
  onAccent: '#ffffff',
  accentSoft: '#e3eef2',
  focus: '#0b6fa4',
  ok: '#1b6238',
  okSoft: '#e4f0e7',
  warn: '#7a4b00',
  warnSoft: '#fbf0d9',
  danger: '#9c1f27',
  dangerSoft: '#fae7e6',
  info: '#37476b',
  infoSoft: '#e9ecf4',
}

const dark: Palette = {
  paper: '#131517',
  surface: '#1b1e21',
  sunken: '#24282c',
  ink: '#ecebe8',
  inkMuted: '#b0b4b8',
  line: '#363b40',
  lineStrong: '#858b92',
  accent: '#86c5df',
  accentStrong: '#aedbee',
  onAccent: '#08222e',
  accentSoft: '#1d3440',
  focus: '#9ad7f5',
  ok: '#86d09f',
  okSoft: '#1a3324',
  warn: '#efc272',
  warnSoft: '#3a2c10',
  danger: '#f6a3a0',
  dangerSoft: '#42201f',
  info: '#b3c1e6',
  infoSoft: '#262d40',
}

const lightElder: Palette = {
  ...light,
  ink: '#0c0d0e',
  inkMuted: '#3d4145',
  line: '#b9b5ac',
  lineStrong: '#5c5951',
  accent: '#0f4259',
  accentStrong: '#08293a',
  ok: '#12492a',
  warn: '#5a3700',
  danger: '#7d151c',
  info: '#2b3856',
}

const darkElder: Palette = {
  ...dark,
  ink: '#ffffff',
  inkMuted: '#d2d5d8',
  line: '#565c63',
  lineStrong: '#aab0b7',
  accent: '#a9daee',
  accentStrong: '#cdeaf6',
  ok: '#a5e3ba',
  warn: '#f7d592',
  danger: '#fcc4c2',
  info: '#cdd8f4',
}

export const PALETTES: Readonly<Record<Theme, Readonly<Record<Mode, Palette>>>> = {
  light: { normal: light, elder: lightElder },
  dark: { normal: dark, elder: darkElder },
}
