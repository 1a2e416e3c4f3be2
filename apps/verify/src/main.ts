import './verify.css'
import type { Verdict } from '@lingjiang/credential'
import { element } from './element.ts'
import { readPicture } from './read-picture.ts'
import { rehearseWhileNobodyWaits } from './rehearsal.ts'
import { openTrustList, type TrustList } from './trust-list.ts'
import { trustView } from './trust-view.ts'
import { verdictView } from './verdict-view.ts'
import { type Language, WORDS } from './words.ts'

const LARGEST_FILE = 20 * 1024 * 1024

type Shown = { readonly verdict: Verdict; readonly ms: number } | { readonly fault: keyof typeof WORDS } | undefined

const page = document.getElementById('page') as HTMLElement
let language: Language = navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh'
let trust: TrustList = openTrustList(document.getElementById('trust')?.textContent ?? '')
let trustFault = false
let shown: Shown
let moment = ''
let pasted = ''

/** What the visitor chose on the portal, where this page lives beside it; opened from a file there may be no store. */
function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

const dark = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
document.documentElement.dataset.theme = remembered('lj-theme') ?? dark
document.documentElement.dataset.mode = remembered('lj-mode') ?? 'normal'

/** The moment asked about; undefined when what was typed is none. */
function momentAsked(): string | undefined {
  if (moment === '') return new Date().toISOString()
  const at = new Date(moment)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

function check(presented: string | Uint8Array): void {
  const at = momentAsked()
  if (!at) shown = { fault: 'badMoment' }
  else {
    const begun = performance.now()
    const verdict = trust.verify(presented, at)
    shown = { verdict, ms: performance.now() - begun }
  }
  draw(true)
}

async function checkFile(file: File): Promise<void> {
  if (file.size > LARGEST_FILE) {
    shown = { fault: 'tooLarge' }
    return draw(true)
  }
  if (!file.type.startsWith('image/')) return check(new Uint8Array(await file.arrayBuffer()))
  const picture = await readPicture(file)
  if ('bytes' in picture) return check(picture.bytes)
  shown = { fault: picture.fault }
  draw(true)
}

async function replaceTrust(file: File): Promise<void> {
  try {
    trust = openTrustList(await file.text())
    trustFault = false
    shown = undefined
  } catch {
    trustFault = true
  }
  draw(false)
}

function form(): HTMLElement {
  const file = element('input', {
    type: 'file',
    id: 'file',
    accept: '.json,.cbor,application/json,application/cbor,image/*',
  })
  file.addEventListener('change', () => file.files?.[0] && checkFile(file.files[0]))
  const text = element('textarea', { id: 'text', rows: '4', spellcheck: 'false', autocomplete: 'off' }, pasted)
  text.addEventListener('input', () => {
    pasted = text.value
  })
  const at = element('input', { type: 'datetime-local', id: 'at', value: moment })
  at.addEventListener('input', () => {
    moment = at.value
  })
  const made = element(
    'form',
    { class: 'ask' },
    element('label', { for: 'file' }, WORDS.choose[language]),
    file,
    element('p', { class: 'quiet' }, WORDS.drop[language]),
    element('label', { for: 'text' }, WORDS.paste[language]),
    text,
    element('label', { for: 'at' }, WORDS.moment[language]),
    at,
    element('button', { type: 'submit' }, WORDS.check[language]),
  )
  made.addEventListener('submit', (event) => {
    event.preventDefault()
    check(text.value)
  })
  return made
}

function header(): HTMLElement {
  const other = element(
    'button',
    { type: 'button', class: 'plain', lang: language === 'zh' ? 'en' : 'zh-CN' },
    WORDS.language[language],
  )
  other.addEventListener('click', () => {
    language = language === 'zh' ? 'en' : 'zh'
    draw(false)
  })
  const theme = element('button', { type: 'button', class: 'plain' }, WORDS.theme[language])
  theme.addEventListener('click', () => {
    const { dataset } = document.documentElement
    dataset.theme = dataset.theme === 'dark' ? 'light' : 'dark'
  })
  return element(
    'header',
    {},
    element('h1', {}, WORDS.title[language]),
    element('div', { class: 'switches' }, other, theme),
  )
}

function result(): HTMLElement {
  const region = element('div', { id: 'result', 'aria-live': 'polite' })
  if (shown && 'fault' in shown)
    region.append(element('p', { class: 'fault', role: 'alert' }, WORDS[shown.fault][language]))
  else if (shown) region.append(verdictView(shown.verdict, language, shown.ms))
  return region
}

/** Whom the page believes; and where a server gave it, the edition that needs none. */
function footer(): HTMLElement {
  const view = trustView(trust, language, replaceTrust, trustFault)
  if (location.protocol === 'file:') return element('footer', {}, view)
  const offline = element('a', { href: 'offline.html', download: 'lingjiang-verify.html' }, WORDS.offline[language])
  return element('footer', {}, view, element('p', {}, offline))
}

function draw(focus: boolean): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  document.title = WORDS.title[language]
  const content = element('main', {}, element('p', { class: 'lead' }, WORDS.lead[language]), form(), result())
  page.replaceChildren(header(), content, footer())
  if (focus) page.querySelector<HTMLElement>('#result h2')?.focus()
}

addEventListener('dragover', (event) => event.preventDefault())
addEventListener('drop', (event) => {
  event.preventDefault()
  const file = event.dataTransfer?.files[0]
  if (file) checkFile(file)
})
addEventListener('paste', (event) => {
  const file = event.clipboardData?.files[0]
  if (!file) return
  event.preventDefault()
  checkFile(file)
})
draw(false)
rehearseWhileNobodyWaits()
