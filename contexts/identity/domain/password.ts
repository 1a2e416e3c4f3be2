const COMMON = [
  'password',
  '12345678',
  '123456789',
  '1234567890',
  'qwertyuiop',
  'iloveyou',
  'admin12345',
  '88888888',
  '66666666',
  'woaini1314',
  'abc123456',
]

/** At least 10 characters, none of the common ones, not the account itself (GB/T 22239: complexity of authenticators). */
export function isStrongPassword(password: string, account: string): boolean {
  const lower = password.toLowerCase()
  if ([...password].length < 10 || new Set(lower).size < 4) return false
  if (COMMON.some((common) => lower === common || lower === `${common}!`)) return false
  return account.length < 4 || !lower.includes(account.toLowerCase())
}
