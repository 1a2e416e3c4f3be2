import { element } from './element.ts'
import type { TrustList } from './trust-list.ts'
import { type Language, WORDS } from './words.ts'

function names(
  list: readonly { readonly name: { readonly zh: string; readonly en: string } }[],
  language: Language,
): string {
  return list.map(({ name }) => name[language]).join('；') || WORDS.none[language]
}

/** Whom the page believes, shown in full, and the way to replace it. */
export function trustView(
  list: TrustList,
  language: Language,
  replace: (file: File) => void,
  fault: boolean,
): HTMLElement {
  const input = element('input', { type: 'file', accept: '.json,application/json', id: 'trust-file' })
  input.addEventListener('change', () => input.files?.[0] && replace(input.files[0]))
  const row = (word: keyof typeof WORDS, value: string) => [
    element('dt', {}, WORDS[word][language]),
    element('dd', {}, value),
  ]
  return element(
    'details',
    { class: 'trust', open: '' },
    element('summary', {}, `${WORDS.trust[language]}：${list.trust.name[language]}`),
    element('p', {}, WORDS.trustLead[language]),
    element(
      'dl',
      {},
      ...row('issuers', names(list.trust.issuers, language)),
      ...row('logs', names(list.trust.logs, language)),
      ...row('witnesses', names(list.trust.witnesses, language)),
      ...row('fingerprint', list.fingerprint),
    ),
    element('label', { for: 'trust-file' }, WORDS.trustReplace[language]),
    input,
    ...(fault ? [element('p', { class: 'fault', role: 'alert' }, WORDS.trustBad[language])] : []),
  )
}
