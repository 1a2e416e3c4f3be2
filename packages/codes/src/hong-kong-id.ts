/** Check character of a Hong Kong identity card: one or two letters, six digits, weights 9 to 2, MOD 11. @returns 0-9 or A */
export function hongKongIdCheck(number: string): string {
  const body = number.slice(0, number.length - 1).padStart(8, ' ')
  const sum = [...body].reduce((total, char, i) => total + (9 - i) * (char === ' ' ? 36 : Number.parseInt(char, 36)), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'A' : String(check)
}
