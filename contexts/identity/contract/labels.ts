import type { Text } from '@lingjiang/kernel'

/** How sure we are that a person is who they say. */
export const ASSURANCES = ['stated', 'checked', 'face-matched'] as const
export type Assurance = (typeof ASSURANCES)[number]

export const ASSURANCE_NAMES: Readonly<Record<Assurance, Text>> = {
  stated: { zh: '本人填报', en: 'Stated' },
  checked: { zh: '证件已核验', en: 'Document checked' },
  'face-matched': { zh: '人脸已核验', en: 'Face matched' },
}
