import { type Language, ROLE_NAMES, type Role, type Text } from '@lingjiang/kernel'
import { GENERAL_PROBLEMS, type Permissions, type RefusalCatalogue, type Route, STATUS_OF } from '@lingjiang/platform'
import { documentPage, escapeHtml as e } from './docs-html.ts'

export type DocumentedApi = {
  readonly routes: readonly Route[]
  readonly permissions: Permissions
  readonly refusals: RefusalCatalogue
}
type Schema = Readonly<Record<string, unknown>>

const WORDS = {
  title: { zh: '接口文档', en: 'API reference' },
  lead: {
    zh: '由接口契约生成。出错时返回 RFC 9457 问题说明，code 不变，文字随语言。',
    en: 'Generated from the contracts. Errors are RFC 9457 problem details with stable codes.',
  },
  machine: { zh: 'OpenAPI 3.1（JSON）', en: 'OpenAPI 3.1 (JSON)' },
  may: { zh: '权限', en: 'Permission' },
  params: { zh: '路径参数', en: 'Path' },
  query: { zh: '查询参数', en: 'Query' },
  body: { zh: '请求内容', en: 'Body' },
  upload: { zh: '上传文件', en: 'File' },
  reply: { zh: '返回内容', en: 'Reply' },
  refusals: { zh: '可能的拒绝', en: 'Refusals' },
  everybody: { zh: '任何人', en: 'anybody' },
  signedIn: { zh: '已登录的人', en: 'anybody signed in' },
  required: { zh: '必填', en: 'required' },
  clause: { zh: '依据', en: 'Clause' },
  status: { zh: 'HTTP 状态', en: 'HTTP status' },
  answeredBy: { zh: '可能返回此项的接口', en: 'Endpoints that can answer this' },
  any: { zh: '任何接口', en: 'any endpoint' },
  back: { zh: '接口文档', en: 'API reference' },
  file: { zh: '文件', en: 'a file' },
} as const satisfies Readonly<Record<string, Text>>

const anchor = (route: Route) =>
  `${route.contract.method} ${route.contract.path}`.toLowerCase().replace(/[^a-z0-9]+/g, '-')
const group = (route: Route) => route.contract.path.split('/')[1] ?? ''

/** Every endpoint with permission, parameters, contents and refusals, by context. */
export function renderReference(api: DocumentedApi, language: Language): string {
  const groups = Map.groupBy(api.routes, group)
  const say = (text: Text) => e(text[language])
  const contents = [...groups.keys()].map((name) => `<li><a href="#${e(name)}">${e(name)}</a></li>`).join('')
  const sections = [...groups].map(
    ([name, routes]) =>
      `<section><h2 id="${e(name)}">${e(name)}</h2>${routes.map((route) => renderEndpoint(route, api, language)).join('')}</section>`,
  )
  return documentPage(
    language,
    WORDS.title,
    `<main><h1>${say(WORDS.title)}</h1><p class="muted">${say(WORDS.lead)}</p><p><a href="/api/docs/json">${say(WORDS.machine)}</a></p>
<nav aria-label="${say(WORDS.title)}"><ul>${contents}</ul></nav>${sections.join('')}</main>`,
  )
}

function renderEndpoint(route: Route, api: DocumentedApi, language: Language): string {
  const { contract, upload } = route
  const say = (text: Text) => e(text[language])
  const part = (title: Text, schema: object | undefined) =>
    schema ? `<dt>${say(title)}</dt><dd>${renderSchema(schema as Schema, language)}</dd>` : ''
  const file =
    upload &&
    `<dt>${say(WORDS.upload)}</dt><dd>${e(upload.mediaTypes.join(', '))} · ≤ ${Math.round(upload.maxBytes / 1e6)} MB</dd>`
  const refused = contract.refuses.map((code) => `<li>${refusalLink(code, api, language)}</li>`).join('')
  return `<article><h3 id="${anchor(route)}"><code><span class="method">${contract.method}</span> /api${e(contract.path)}</code></h3>
<p>${e(contract.summary)}</p><dl><dt>${say(WORDS.may)}</dt><dd>${holders(contract.may, api, language)}</dd>${part(WORDS.params, contract.params)}${part(WORDS.query, contract.query)}${upload ? file : part(WORDS.body, contract.body)}
<dt>${say(WORDS.reply)}</dt><dd>${contract.reply ? renderSchema(contract.reply as Schema, language) : say(WORDS.file)}</dd>
${refused ? `<dt>${say(WORDS.refusals)}</dt><dd><ul>${refused}</ul></dd>` : ''}</dl></article>`
}

function holders(may: string, api: DocumentedApi, language: Language): string {
  if (may === 'public') return e(WORDS.everybody[language])
  if (may === 'signed-in') return e(WORDS.signedIn[language])
  const roles = api.permissions.all().find((permission) => permission.name === may)?.roles ?? []
  const names = roles.map((role) =>
    role in ROLE_NAMES ? ROLE_NAMES[role as Role][language] : WORDS.everybody[language],
  )
  return `<code>${e(may)}</code> ${e(names.join('、'))}`
}

function refusalLink(code: string, api: DocumentedApi, language: Language): string {
  const found = api.refusals.find(code)
  if (!found) return `<code>${e(code)}</code>`
  const clause = found.entry.clause
    ? ` <span class="muted">${e(WORDS.clause[language])} ${e(found.entry.clause)}</span>`
    : ''
  return `<a href="/problems/${e(found.context)}/${e(code)}"><code>${e(code)}</code></a> ${e(found.entry.text[language])}${clause}`
}

/** The members of an object with type and bounds; the whole schema folds out. */
function renderSchema(schema: Schema, language: Language): string {
  const members = Object.entries((schema.properties ?? {}) as Record<string, Schema>)
  const required = (schema.required ?? []) as readonly string[]
  const rows = members.map(
    ([name, member]) =>
      `<li><code>${e(name)}</code> <span class="muted">${e(typeWords(member))}${required.includes(name) && member.default === undefined ? ` · ${e(WORDS.required[language])}` : ''}</span></li>`,
  )
  const whole = `<details><summary>JSON Schema</summary><pre tabindex="0">${e(JSON.stringify(schema, null, 1))}</pre></details>`
  return `${rows.length ? `<ul>${rows.join('')}</ul>` : ''}${whole}`
}

const BOUNDS = [
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'pattern',
  'format',
  'default',
] as const

function typeWords(schema: Schema): string {
  const bounds = BOUNDS.filter((name) => schema[name] !== undefined).map((name) => `${name} ${String(schema[name])}`)
  const choices = (schema.enum as readonly unknown[] | undefined)?.map(String).join(' | ')
  const union = (schema.anyOf as readonly Schema[] | undefined)?.map(typeWords).join(' | ')
  const of = schema.type === 'array' ? ` of ${typeWords((schema.items ?? {}) as Schema)}` : ''
  const constant = schema.const === undefined ? undefined : JSON.stringify(schema.const)
  return [choices ?? union ?? constant ?? `${String(schema.type ?? 'any')}${of}`, ...bounds].join(', ')
}

/** The page behind a problem's `type`: what the refusal means, in both languages, its status, its clause, who answers it. */
export function renderProblem(
  api: DocumentedApi,
  context: string,
  code: string,
  language: Language,
): string | undefined {
  const found = api.refusals.find(code)
  const general = context === 'platform' && Object.hasOwn(GENERAL_PROBLEMS, code) ? GENERAL_PROBLEMS[code] : undefined
  if (!general && found?.context !== context) return undefined
  const text = general?.text ?? found?.entry.text
  if (!text) return undefined
  const status = general?.status ?? (found ? STATUS_OF[found.entry.kind] : 500)
  const routes = api.routes.filter((route) => route.contract.refuses.includes(code))
  const list = routes.map(
    (route) =>
      `<li><a href="/api/docs#${anchor(route)}"><code>${route.contract.method} /api${e(route.contract.path)}</code></a> ${e(route.contract.summary)}</li>`,
  )
  const say = (words: Text) => e(words[language])
  const clause = found?.entry.clause
  const [first, second] = language === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const)
  const tag = (one: Language) => (one === 'zh' ? 'zh-CN' : 'en')
  return documentPage(
    language,
    { zh: code, en: code },
    `<main><p><a href="/api/docs">‹ ${say(WORDS.back)}</a></p><h1><code>${e(code)}</code></h1>
<p lang="${tag(first)}">${e(text[first])}</p><p lang="${tag(second)}" class="muted">${e(text[second])}</p>
<dl><dt>${say(WORDS.status)}</dt><dd>${status}</dd>${clause ? `<dt>${say(WORDS.clause)}</dt><dd>${e(clause)}</dd>` : ''}
<dt>${say(WORDS.answeredBy)}</dt><dd>${list.length ? `<ul>${list.join('')}</ul>` : say(WORDS.any)}</dd></dl></main>`,
  )
}
