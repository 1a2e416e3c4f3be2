import { COLOUR_NAMES, type Mode, PALETTES, type Palette, type Theme } from './colours.ts'
import { BASE_SIZE, FONT_FAMILY, LINE_HEIGHT, MONO_FAMILY, RADIUS, SIZES, SPACES } from './measures.ts'

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const coloursOf = (palette: Palette, over?: Palette) =>
  COLOUR_NAMES.filter((name) => palette[name] !== over?.[name]).map((name) => `  --${kebab(name)}: ${palette[name]};`)

const block = (selector: string, lines: readonly string[]) => `${selector} {\n${lines.join('\n')}\n}\n`

const indent = (blocks: readonly string[]) => blocks.map((text) => text.replace(/^(?=.)/gm, '  '))

const edition = (theme: Theme, mode: Mode) => PALETTES[theme][mode]

/**
 * The tokens as CSS custom properties. `data-theme` and `data-mode` stand on <html>; without JavaScript the light, normal edition holds,
 * and paper always prints light.
 */
export function tokenStylesheet(): string {
  const measures = [
    `  --font: ${FONT_FAMILY};`,
    `  --font-mono: ${MONO_FAMILY};`,
    ...Object.entries(SPACES).map(([name, rem]) => `  --space-${name}: ${rem}rem;`),
    ...Object.entries(RADIUS).map(([name, rem]) => `  --radius-${name}: ${rem}rem;`),
    ...Object.entries(SIZES).map(([name, rem]) => `  --size-${name}: ${rem}rem;`),
  ]
  return [
    '/* Written by packages/ui/scripts/write-tokens.ts from packages/ui/src/tokens. */\n',
    block(':root', [
      '  color-scheme: light;',
      `  --base: ${BASE_SIZE.normal / 16};`,
      `  --leading: ${LINE_HEIGHT.normal};`,
      ...measures,
      ...coloursOf(edition('light', 'normal')),
    ]),
    block(':root[data-mode="elder"]', [
      `  --base: ${BASE_SIZE.elder / 16};`,
      `  --leading: ${LINE_HEIGHT.elder};`,
      ...coloursOf(edition('light', 'elder'), edition('light', 'normal')),
    ]),
    '@media screen {\n',
    ...indent([
      block(':root[data-theme="dark"]', ['  color-scheme: dark;', ...coloursOf(edition('dark', 'normal'))]),
      block(
        ':root[data-theme="dark"][data-mode="elder"]',
        coloursOf(edition('dark', 'elder'), edition('dark', 'normal')),
      ),
    ]),
    '}\n',
  ].join('')
}
