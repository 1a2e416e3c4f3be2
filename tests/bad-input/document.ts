import type { Answer, BadInput } from './row.ts'

export type Told = { readonly row: BadInput; readonly zh: Answer; readonly en: Answer }

const cell = (words: readonly string[]) =>
  words.map((word) => word.replaceAll('|', '\\|').replaceAll('<', '&lt;').replace(/\s+/g, ' ')).join('<br>')

/** docs/bad-input.md: what was thrown at the system, and the words of its answers. */
export function documentOf(parts: readonly { readonly title: string; readonly told: readonly Told[] }[]): string {
  const count = parts.reduce((sum, { told }) => sum + told.length, 0)
  const tables = parts.map(({ title, told }) =>
    [
      `## ${title}`,
      '',
      '| Input | Answer | Words, Chinese | Words, English |',
      '|---|---|---|---|',
      ...told.map(
        ({ row, zh, en }) => `| ${cell([row.input])} | \`${row.answer}\` | ${cell(zh.words)} | ${cell(en.words)} |`,
      ),
      '',
    ].join('\n'),
  )
  return [
    '# Bad input',
    '',
    `${count} bad inputs, each sent twice to the real server: the answer has a stable code and words in both languages, and nothing changes but the`,
    'audit record of the refused attempt. Written by `tests/bad-input/bad-input.test.ts`, which fails when this page is not current;',
    '`npm test -- tests/bad-input -u` writes it anew.',
    '',
    ...tables,
  ].join('\n')
}
