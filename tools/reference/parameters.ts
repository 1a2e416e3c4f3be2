import type { ContextModule } from '@lingjiang/platform'
import { page, table } from './markdown.ts'

/** The policy values the system begins with. Later values are dated rows in the database, recorded with four eyes. */
export function pageOfParameters(modules: readonly ContextModule[]): string {
  const parts = modules
    .filter((module) => module.parameters?.length)
    .map(
      (module) =>
        `## ${module.name}\n\n${table(
          ['key', 'value', 'unit', 'in force from', 'authority', 'document', 'mark', 'scope'],
          (module.parameters ?? []).map((one) => [
            `\`${one.key}\``,
            JSON.stringify(one.value),
            one.unit,
            one.effectiveFrom,
            one.authority,
            one.document,
            one.mark,
            one.scope ?? '440000',
          ]),
        )}`,
    )
  return page(
    'Policy parameters · 政策参数',
    'The values a new province begins with. `sourced` was seen in a source; `memory` and `inference` are defaults until somebody confirms them.',
    parts,
  )
}
