import { ROLE_NAMES } from '@lingjiang/kernel'
import { DEMONSTRATION_PASSWORD, DEMONSTRATION_TOTP, invitedAccounts } from './accounts.ts'
import { invitedOrganisationNames } from './organisation-plans.ts'

/** The demonstration accounts as a table for a terminal, in Chinese and English. */
export function announceAccounts(publicUrl: string): string {
  const rows = invitedAccounts(invitedOrganisationNames()).map(({ login, role, place, oneTimeCode }) => [
    login,
    `${ROLE_NAMES[role].zh} ${ROLE_NAMES[role].en}`,
    oneTimeCode ? '●' : '',
    place.zh === place.en ? place.zh : `${place.zh} ${place.en}`,
  ])
  const table = [['账号 Account', '角色 Role', '动态码 Code', '范围 Scope'], ...rows]
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => widthOf(row[column] ?? ''))))
  const lines = table.map((row) =>
    `  ${row.map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)))).join('  ')}`.trimEnd(),
  )
  return [
    '',
    '演示账号（人和机构均为虚构）  Demonstration accounts (people and organisations are made up)',
    ...lines,
    '',
    `密码 Password (all): ${DEMONSTRATION_PASSWORD}`,
    `动态码密钥 One-time-code secret (●): ${DEMONSTRATION_TOTP}`,
    `账号与当前动态码 Accounts with the current code: ${publicUrl}/demo`,
  ].join('\n')
}

/** Columns a text takes on a terminal: Chinese characters take two. */
function widthOf(text: string): number {
  return [...text].reduce((width, char) => width + (/[\u2e80-\u9fff\uff00-\uff60]/.test(char) ? 2 : 1), 0)
}
