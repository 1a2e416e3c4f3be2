import { ASSESSMENT_PARAMETER_NAMES } from '@lingjiang/assessment/contract'
import type { Text } from '@lingjiang/kernel'
import { REGISTRY_PARAMETER_NAMES } from '@lingjiang/registry/contract'
import type { Say } from '@lingjiang/ui'

const NAMES: Readonly<Record<string, Text>> = { ...REGISTRY_PARAMETER_NAMES, ...ASSESSMENT_PARAMETER_NAMES }

/** What a policy parameter is called; its key where nobody named it. */
export function parameterName(text: Say, key: string): string {
  const name = NAMES[key]
  return name ? text(name) : key
}
