/** 张* for a name of any length in Chinese, so that the length says nothing; the first letter in other scripts. */
export function maskName(name: string): string {
  const first = [...name.trim()][0]
  return first === undefined ? '' : `${first}*`
}

/** First 3 and last 2 characters at most; of short numbers less, never more than half is shown. */
export function maskDocumentNumber(number: string): string {
  return maskMiddle(number.trim(), 3, 2)
}

/** 138****5678. */
export function maskPhone(phone: string): string {
  return maskMiddle(phone.trim(), 3, 4)
}

function maskMiddle(text: string, head: number, tail: number): string {
  const chars = [...text]
  const shown = head + tail
  if (chars.length >= 10)
    return `${chars.slice(0, head).join('')}${'*'.repeat(chars.length - shown)}${chars.slice(-tail).join('')}`
  const kept = Math.min(head, Math.floor(chars.length / 3))
  return `${chars.slice(0, kept).join('')}${'*'.repeat(chars.length - kept)}`
}
