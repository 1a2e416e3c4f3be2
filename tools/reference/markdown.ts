/** A table; cells are kept to one line and their bars escaped. */
export function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  return `${[line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')}\n`
}

/** A page with its title, a sentence that says where it comes from, and its parts. */
export function page(title: string, about: string, parts: readonly string[]): string {
  return `# ${title}\n\n${about} Made by \`npm run reference\` from the code; a check holds it current.\n\n${parts.join('\n')}`
}
