import {
  certificateDigest,
  LEVEL_NAMES,
  OUTCOME_TEXTS,
  type Overall,
  type Step,
  type Verdict,
} from '@lingjiang/credential'
import { element } from './element.ts'
import { type Language, WORDS } from './words.ts'

const TONE: Readonly<Record<Overall, 'good' | 'bad' | 'unsure'>> = {
  valid: 'good',
  revoked: 'bad',
  suspended: 'bad',
  'not-yet-valid': 'bad',
  unauthorised: 'bad',
  altered: 'bad',
  'unknown-issuer': 'unsure',
  unproved: 'unsure',
  unreadable: 'bad',
}
const MARK = { good: '✓', bad: '✗', unsure: '?' } as const
const OUTCOME_TONE = { proved: 'good', failed: 'bad', 'not-proved': 'unsure' } as const

const SUBJECTS = ['theory', 'practical', 'review', 'performance'] as const

/** A moment as the visitor's clock shows it, with its zone. */
function momentOf(at: string, language: Language): string {
  const options = { dateStyle: 'long', timeStyle: 'long' } as const
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', options).format(new Date(at))
}

function stepItem(step: Step, language: Language): HTMLElement {
  const tone = OUTCOME_TONE[step.outcome]
  return element(
    'li',
    { class: `step ${tone}` },
    element('span', { class: 'mark', 'aria-hidden': 'true' }, MARK[tone]),
    element(
      'div',
      {},
      element('strong', {}, `${step.title[language]} · ${OUTCOME_TEXTS[step.outcome][language]}`),
      element('p', {}, step.text[language]),
    ),
  )
}

function facts(verdict: Verdict, language: Language): HTMLElement | string {
  const { certificate } = verdict
  if (!certificate) return ''
  const { occupation, organisation, scores, authority } = certificate
  const rows: [keyof typeof WORDS, string][] = [
    ['number', certificate.number],
    ['name', certificate.holder.name],
    ['occupation', `${occupation.name}${occupation.workType ? `（${occupation.workType}）` : ''} ${occupation.code}`],
    ['level', LEVEL_NAMES[certificate.level]],
    ['organisation', organisation.name],
    ['uscc', organisation.uscc],
    ['issuedOn', certificate.issuedOn],
    ...SUBJECTS.flatMap((subject): [keyof typeof WORDS, string][] =>
      scores?.[subject] === undefined ? [] : [[subject, String(scores[subject])]],
    ),
    ['filing', `${authority.filing}（${authority.from} – ${authority.to ?? ''}）`],
    ['digest', certificateDigest(certificate)],
  ]
  const proved = verdict.overall === 'valid'
  return element(
    'section',
    { class: proved ? 'facts' : 'facts doubtful' },
    element('h3', {}, WORDS[proved ? 'says' : 'saysUnproved'][language]),
    element(
      'dl',
      {},
      ...rows.flatMap(([word, value]) => [element('dt', {}, WORDS[word][language]), element('dd', {}, value)]),
    ),
  )
}

/** The verdict in plain words: the answer first, then every step with its reason, then what the certificate says. */
export function verdictView(verdict: Verdict, language: Language, ms: number): HTMLElement {
  const tone = TONE[verdict.overall]
  return element(
    'section',
    { class: `verdict ${tone}`, 'data-overall': verdict.overall, 'data-ms': ms.toFixed(1) },
    element(
      'h2',
      { tabindex: '-1' },
      element('span', { class: 'mark', 'aria-hidden': 'true' }, MARK[tone]),
      ` ${verdict.title[language]}`,
    ),
    element(
      'p',
      { class: 'quiet' },
      `${WORDS.asked[language]}${momentOf(verdict.at, language)} · ${WORDS.took[language].replace('{ms}', ms.toFixed(0))}`,
    ),
    element('h3', {}, WORDS.steps[language]),
    element('ol', { class: 'steps' }, ...verdict.steps.map((step) => stepItem(step, language))),
    facts(verdict, language),
  )
}
