import { SET_UP_CODE_HOURS } from '@lingjiang/identity/domain'

/** How an empty province gets its first administrators, for the terminal. The code is said here and nowhere else: no log holds it. */
export function announceSetUp(publicUrl: string, code: string): string {
  return [
    '',
    '这个省还没有管理员  This province has no administrators yet',
    `  设置页面 Set up   ${publicUrl}/console/setup`,
    `  设置码 Code       ${code}`,
    `  ${SET_UP_CODE_HOURS} 小时内有效，只显示这一次；重新启动会换一个新码。`,
    `  Good for ${SET_UP_CODE_HOURS} hours and shown this once; the next start prints a new one.`,
  ].join('\n')
}
