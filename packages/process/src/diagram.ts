import type { Language } from '@lingjiang/kernel'
import { type ProcessDeclaration, targetsOf } from './declaration.ts'

/** The state diagram of a process as Mermaid text, for the context's README. */
export function diagramOf(process: ProcessDeclaration, language: Language): string {
  const lines = ['stateDiagram-v2', `  [*] --> ${idOf(process.initial)}`]
  for (const [state, declared] of Object.entries(process.states)) {
    lines.push(`  ${idOf(state)}: ${declared.title[language]}`)
    if (declared.final) lines.push(`  ${idOf(state)} --> [*]`)
  }
  for (const action of Object.values(process.actions))
    for (const from of action.from)
      for (const to of targetsOf(action)) lines.push(`  ${idOf(from)} --> ${idOf(to)}: ${action.title[language]}`)
  return `${lines.join('\n')}\n`
}

const idOf = (state: string) => state.replaceAll('-', '_')
