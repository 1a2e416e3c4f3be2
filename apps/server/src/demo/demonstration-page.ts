import { totpCode } from '@lingjiang/identity/server'
import { type Instant, type Language, ROLE_NAMES } from '@lingjiang/kernel'
import { languageOf, type Services } from '@lingjiang/platform'
import type { FastifyInstance } from 'fastify'
import { DEMONSTRATION_PASSWORD, DEMONSTRATION_TOTP, type DemonstrationAccount, invitedAccounts } from './accounts.ts'
import { invitedOrganisationNames } from './organisation-plans.ts'

const STEP_SECONDS = 30

const WORDS = {
  title: { zh: '演示账号', en: 'Demonstration accounts' },
  about: {
    zh: '本系统正在演示。人、用示例开头的机构、场次和证书均为虚构；公开示例中的真实机构只按其公开资料列出。',
    en: 'This is a demonstration. People, organisations whose names begin with 示例, sessions and certificates are made up; real organisations are listed as examples only, as their own pages state them.',
  },
  password: { zh: '所有账号的密码', en: 'Password of all accounts' },
  code: { zh: '当前动态码', en: 'Current one-time code' },
  left: { zh: '秒后更新', en: 's until the next' },
  once: { zh: '每个账号对同一动态码只能使用一次。', en: 'An account can use a code once.' },
  secret: { zh: '动态码密钥（可加入验证器应用）', en: 'Secret of the codes, for an authenticator' },
  account: { zh: '账号', en: 'Account' },
  role: { zh: '角色', en: 'Role' },
  scope: { zh: '范围', en: 'Scope' },
  needsCode: { zh: '动态码', en: 'Code' },
  needed: { zh: '需要', en: 'needed' },
  desk: { zh: '工作台', en: 'Console' },
  portal: { zh: '门户', en: 'Portal' },
  exam: { zh: '机考', en: 'Exam' },
  verify: { zh: '离线核验', en: 'Verify a file' },
  api: { zh: '接口文档', en: 'API' },
} as const

/** `/demo`: the accounts of the demonstration with the code of the moment. Complete without JavaScript; renews itself when the code changes. */
export function demonstrationPage(app: FastifyInstance, services: Services): void {
  const accounts = invitedAccounts(invitedOrganisationNames())
  app.get('/demo', { schema: { hide: true } }, async (request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-robots-tag', 'noindex')
      .send(pageOf(accounts, services.clock.now(), languageOf(request))),
  )
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

const LINKS = [
  ['/', 'portal'],
  ['/console/', 'desk'],
  ['/exam/', 'exam'],
  ['/verify/', 'verify'],
  ['/api/docs', 'api'],
] as const

const STYLE = `:root{color-scheme:light dark}body{margin:0;font:16px/1.6 -apple-system,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;color:#1a1f24;background:#f6f6f3}
header{border-bottom:2px solid #0b4f6c;padding:1rem;background:#fff}header b,a{color:#0b4f6c}main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem}
h1{font-size:1.5rem;margin:0 0 .5rem}dl{display:flex;flex-wrap:wrap;gap:1rem;margin:1.5rem 0}dl div{background:#fff;border-radius:6px;padding:.75rem 1rem}
dt{color:#565c62;font-size:.875rem}dd{margin:0;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}dd.code{font-size:2rem;letter-spacing:.1em}code{font-size:1rem}
div.wide{overflow-x:auto;background:#fff;border-radius:6px}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem 1rem;border-bottom:1px solid #dcdcd6;vertical-align:top}th{font-weight:600}nav a{display:inline-block;padding:.6rem .75rem .6rem 0}
@media(max-width:40rem){thead{position:absolute;clip-path:inset(50%)}tr{display:block;padding:.75rem 1rem;border-bottom:1px solid #dcdcd6}td{display:grid;grid-template-columns:5em 1fr;padding:.125rem 0;border:0}td:empty{display:none}td::before{content:attr(data-label);color:#565c62}}
@media(prefers-color-scheme:dark){body{background:#14181b;color:#e8e8e4}header,dl div,div.wide{background:#1d2328}header b,a{color:#8cc8e0}dt{color:#a9b0b6}th,td,tr{border-color:#39424a}td::before{color:#a9b0b6}}`

function pageOf(accounts: readonly DemonstrationAccount[], now: Instant, language: Language): string {
  const left = STEP_SECONDS - (Math.floor(Date.parse(now) / 1000) % STEP_SECONDS)
  const word = (key: keyof typeof WORDS) => escapeHtml(WORDS[key][language])
  const fact = (key: keyof typeof WORDS, value: string) => `<div><dt>${word(key)}</dt>${value}</div>`
  const rows = accounts.map((account) => rowOf(account, language)).join('')
  const heads = (['account', 'role', 'scope', 'needsCode'] as const)
    .map((key) => `<th scope="col">${word(key)}</th>`)
    .join('')
  return `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="refresh" content="${left}"><title>${word('title')} · 岭匠</title><style>${STYLE}</style></head><body><header><b>岭匠 Lingjiang</b></header><main><h1>${word('title')}</h1><p>${word('about')}</p><nav>${LINKS.map(([path, key]) => `<a href="${path}">${word(key)}</a>`).join(' ')}</nav><dl>${[
    fact('password', `<dd><code>${DEMONSTRATION_PASSWORD}</code></dd>`),
    fact('code', `<dd class="code">${totpCode(DEMONSTRATION_TOTP, now)}</dd><dd>${left} ${word('left')}</dd>`),
    fact('secret', `<dd><code>${DEMONSTRATION_TOTP}</code></dd>`),
  ].join(
    '',
  )}</dl><p>${word('once')}</p><div class="wide"><table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div></main></body></html>`
}

function rowOf({ login, role, place, oneTimeCode }: DemonstrationAccount, language: Language): string {
  const cells = [
    ['account', `<code>${escapeHtml(login)}</code>`],
    ['role', escapeHtml(ROLE_NAMES[role][language])],
    ['scope', escapeHtml(place[language])],
    ['needsCode', oneTimeCode ? WORDS.needed[language] : ''],
  ] as const
  return `<tr>${cells.map(([key, cell]) => `<td data-label="${escapeHtml(WORDS[key][language])}">${cell}</td>`).join('')}</tr>`
}
