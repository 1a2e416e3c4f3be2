import {
  type Facts,
  fillText,
  type Language,
  type RefusalEntry,
  type RefusalFacts,
  type RefusalKind,
  type RefusalList,
  type Text,
} from '@lingjiang/kernel'

/** One fault of a malformed request: where (JSON pointer, or row and column of a file) and what. */
export type Fault = { readonly pointer: string; readonly text: string; readonly row?: number; readonly column?: string }

/** RFC 9457 problem details with our stable code. */
export type Problem = {
  readonly type: string
  readonly code: string
  readonly status: number
  readonly title: string
  readonly detail?: string
  readonly clause?: string
  readonly facts?: Facts
  readonly faults?: readonly Fault[]
  readonly correlationId: string
}

/** The one place where a kind of refusal becomes a status. */
export const STATUS_OF: Readonly<Record<RefusalKind, number>> = {
  rule: 422,
  forbidden: 403,
  conflict: 409,
  'not-found': 404,
  limited: 429,
  unavailable: 503,
  unauthenticated: 401,
}

/** Finds the wording of a code among the lists of all contexts. Codes are unique over the whole system (checked at start). */
export class RefusalCatalogue {
  readonly #byCode = new Map<string, { readonly context: string; readonly entry: RefusalEntry }>()

  constructor(lists: readonly RefusalList[]) {
    for (const list of lists)
      for (const [code, entry] of Object.entries(list.entries)) {
        if (this.#byCode.has(code)) throw new Error(`refusal ${code} stands in two lists`)
        this.#byCode.set(code, { context: list.context, entry })
      }
  }

  find(code: string) {
    return this.#byCode.get(code)
  }

  all() {
    return [...this.#byCode].map(([code, { context, entry }]) => ({ code, context, ...entry }))
  }
}

export function problemOf(
  catalogue: RefusalCatalogue,
  code: string,
  told: RefusalFacts,
  language: Language,
  correlationId: string,
): Problem {
  const found = catalogue.find(code)
  if (!found) throw new Error(`refusal without wording: ${code}`)
  const facts = factsIn(told, language)
  return {
    type: `/problems/${found.context}/${code}`,
    code,
    status: STATUS_OF[found.entry.kind],
    title: fillText(found.entry.text[language], facts),
    ...(found.entry.clause ? { clause: found.entry.clause } : {}),
    ...(Object.keys(facts).length ? { facts } : {}),
    correlationId,
  }
}

const isText = (value: unknown): value is Text => typeof value === 'object' && value !== null && 'zh' in value

function factsIn(told: RefusalFacts, language: Language): Facts {
  return Object.fromEntries(
    Object.entries(told).map(([name, value]) => [name, isText(value) ? value[language] : value]),
  )
}

const MALFORMED: Text = {
  zh: '提交的内容有误，请改正后重试。',
  en: 'There is a problem with what was submitted. Correct it and try again.',
}
const UNEXPECTED: Text = {
  zh: '系统出现问题，我们已记录。请稍后再试，或提供编号 {correlationId} 与我们联系。',
  en: 'Something went wrong on our side and was recorded. Try again later, or contact us with number {correlationId}.',
}

/** What the edge itself answers, beside the refusals of the contexts. */
export const GENERAL_PROBLEMS: Readonly<Record<string, { readonly status: number; readonly text: Text }>> = {
  'malformed-request': { status: 400, text: MALFORMED },
  unexpected: { status: 500, text: UNEXPECTED },
  'no-such-address': {
    status: 404,
    text: {
      zh: '没有这个地址，或它不支持这种请求，请核对地址和请求方法。',
      en: 'There is no such address, or not for this kind of request. Check the address and the method.',
    },
  },
  'address-unreadable': {
    status: 400,
    text: { zh: '地址中有无法识别的字符，请核对地址。', en: 'The address cannot be read. Check its characters.' },
  },
  'body-unreadable': {
    status: 400,
    text: {
      zh: '无法读取提交的内容：不是完整的 JSON。请核对后重新提交。',
      en: 'What was submitted cannot be read: it is not whole JSON. Check it and submit it again.',
    },
  },
  'body-too-large': {
    status: 413,
    text: {
      zh: '提交的内容超过 1 MB 的上限，请减少内容后重新提交。',
      en: 'What was submitted is larger than the limit of 1 MB. Submit less at once.',
    },
  },
  'body-type-not-accepted': {
    status: 415,
    text: { zh: '请用 application/json 提交内容。', en: 'Submit the content as application/json.' },
  },
}

/** An answer of the edge itself; `code` is one of the list above. */
export function generalProblem(code: string, language: Language, correlationId: string): Problem {
  const found = GENERAL_PROBLEMS[code]
  if (!found) throw new Error(`problem without wording: ${code}`)
  return {
    type: `/problems/platform/${code}`,
    code,
    status: found.status,
    title: found.text[language],
    correlationId,
  }
}

export function malformed(faults: readonly Fault[], language: Language, correlationId: string): Problem {
  return {
    type: '/problems/platform/malformed-request',
    code: 'malformed-request',
    status: 400,
    title: MALFORMED[language],
    faults,
    correlationId,
  }
}

export function unexpected(language: Language, correlationId: string): Problem {
  return {
    type: '/problems/platform/unexpected',
    code: 'unexpected',
    status: 500,
    title: fillText(UNEXPECTED[language], { correlationId }),
    correlationId,
  }
}
