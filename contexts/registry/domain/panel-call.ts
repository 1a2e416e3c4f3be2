import { accept, type Decision, refuse } from '@lingjiang/kernel'
import type { RegistryParameters } from './parameters.ts'

export type CalledExpert = { readonly personId: string; readonly name: string; readonly unit: string }

export type Applicant = {
  readonly name: string
  /** Persons on any of the applicant's lists, now or before. */
  readonly staffPersonIds: readonly string[]
}

export type PanelCallRefusal = 'panel-size-wrong' | 'panel-same-unit' | 'panel-expert-must-withdraw'

/** Calls a panel: an odd number of the rule, at most one expert from one unit, and nobody who works or worked for the applicant. */
export function callPanel(
  experts: readonly CalledExpert[],
  applicant: Applicant,
  parameters: RegistryParameters,
): Decision<{ readonly kind: 'panel-called'; readonly personIds: readonly string[] }, PanelCallRefusal> {
  const sizes = parameters['registry.filing.panel-sizes']
  if (!sizes.includes(experts.length))
    return refuse('panel-size-wrong', { have: experts.length, allowed: sizes.join('/') })
  const tied = experts.find(
    (expert) => sameUnit(expert.unit, applicant.name) || applicant.staffPersonIds.includes(expert.personId),
  )
  if (tied) return refuse('panel-expert-must-withdraw', { name: tied.name })
  const doubled = experts.find((expert, i) => experts.slice(0, i).some((other) => sameUnit(other.unit, expert.unit)))
  if (doubled) return refuse('panel-same-unit', { unit: doubled.unit })
  return accept({ kind: 'panel-called', personIds: experts.map((expert) => expert.personId) })
}

function sameUnit(a: string, b: string): boolean {
  const plain = (name: string) => name.normalize('NFKC').replace(/\s+/g, '')
  return plain(a) === plain(b)
}
