import { accept, type Decision, refuse, type Text } from '@lingjiang/kernel'
import type { RegistryParameters } from './parameters.ts'

/** The six heads under which the national panel looks at an organisation. */
export const PANEL_HEADS = [
  'organisation',
  'rules',
  'technical-support',
  'basic-conditions',
  'team',
  'quality-management',
] as const
export type PanelHead = (typeof PANEL_HEADS)[number]

export const PANEL_HEAD_NAMES: Readonly<Record<PanelHead, Text>> = {
  organisation: { zh: '组织机构', en: 'Organisation' },
  rules: { zh: '规章制度', en: 'Rules' },
  'technical-support': { zh: '技术支持', en: 'Technical support' },
  'basic-conditions': { zh: '基础条件', en: 'Basic conditions' },
  team: { zh: '队伍建设', en: 'Team' },
  'quality-management': { zh: '质量管理', en: 'Quality management' },
}

/** One expert's sheet: 0 to 100 under every head. */
export type PanelSheet = {
  readonly expertId: string
  readonly scores: Readonly<Record<PanelHead, number>>
  readonly opinion: string
}

export type PanelConcluded = {
  readonly kind: 'panel-concluded'
  /** Mean of each head, in hundredths of a point. */
  readonly heads: Readonly<Record<PanelHead, number>>
  /** Mean of the heads, in hundredths of a point. */
  readonly total: number
  readonly passed: boolean
}

export type PanelRefusal = 'panel-size-wrong' | 'panel-sheet-doubled' | 'panel-score-out-of-range'

/** The outcome of a panel from its sheets: every head and the total must reach their marks. */
export function concludePanel(
  sheets: readonly PanelSheet[],
  parameters: RegistryParameters,
): Decision<PanelConcluded, PanelRefusal> {
  const sizes = parameters['registry.filing.panel-sizes']
  if (!sizes.includes(sheets.length))
    return refuse('panel-size-wrong', { have: sheets.length, allowed: sizes.join('/') })
  if (new Set(sheets.map((sheet) => sheet.expertId)).size !== sheets.length) return refuse('panel-sheet-doubled')
  const valid = sheets.every((sheet) => PANEL_HEADS.every((head) => isScore(sheet.scores[head])))
  if (!valid) return refuse('panel-score-out-of-range')
  const heads = Object.fromEntries(
    PANEL_HEADS.map((head) => [head, mean(sheets.map((sheet) => sheet.scores[head] * 100))]),
  ) as Record<PanelHead, number>
  const total = mean(Object.values(heads))
  const floor = parameters['registry.filing.panel-head-floor'] * 100
  const passed =
    total >= parameters['registry.filing.panel-pass'] * 100 && Object.values(heads).every((score) => score >= floor)
  return accept({ kind: 'panel-concluded', heads, total, passed })
}

function isScore(score: unknown): boolean {
  return typeof score === 'number' && score >= 0 && score <= 100
}

function mean(values: readonly number[]): number {
  return Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)
}
