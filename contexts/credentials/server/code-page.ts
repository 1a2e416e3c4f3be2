import { isRefused, type Language, SKILL_LEVEL_NAMES, type SkillLevel } from '@lingjiang/kernel'
import { languageOf, type Services } from '@lingjiang/platform'
import type { FastifyInstance } from 'fastify'
import {
  CERTIFICATE_STATUS_MEANINGS,
  CERTIFICATE_STATUS_NAMES,
  type CertificateStatus,
  NOT_FOUND_REASONS,
} from '../contract/index.ts'
import { findByCode } from './check.ts'
import type { CheckRow } from './published-store.ts'

const WORDS = {
  title: { zh: '职业技能等级证书核验', en: 'Check of a skill-level certificate' },
  notFound: { zh: '未查到这张证书', en: 'This certificate was not found' },
  reasons: { zh: '可能的原因', en: 'Likely reasons' },
  number: { zh: '证书编号', en: 'Number' },
  name: { zh: '姓名', en: 'Name' },
  document: { zh: '证件号码', en: 'Document' },
  occupation: { zh: '职业（工种）', en: 'Occupation' },
  level: { zh: '技能等级', en: 'Level' },
  organisation: { zh: '评价机构', en: 'Organisation' },
  issuedOn: { zh: '发证日期', en: 'Issued on' },
  reason: { zh: '原因', en: 'Reason' },
  since: { zh: '自', en: 'Since' },
  checkedAt: { zh: '核验时间', en: 'Checked at' },
  digest: { zh: '数字指纹', en: 'Digest' },
  slow: { zh: '查询过于频繁，请稍后再试。', en: 'Too many checks. Please try again later.' },
  more: { zh: '用姓名和编号核验', en: 'Check by name and number' },
  compare: {
    zh: '请核对纸面上的姓名、照片与持证人是否一致。',
    en: 'Compare name and photo on the paper with the holder.',
  },
} as const

/** The page behind the printed code: complete without JavaScript, two kilobytes, readable on the oldest phone. */
export function codePage(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { number: string; token: string } }>(
    '/c/:number/:token',
    { schema: { hide: true } },
    async (request, reply) => {
      const language = languageOf(request)
      const found = await findByCode(
        services,
        services.publicDb,
        request.ip,
        request.params.number.slice(0, 40),
        request.params.token.slice(0, 64),
      )
      const refused = isRefused(found)
      const content = refused
        ? `<h1 class="no">${WORDS.slow[language]}</h1>`
        : found
          ? answer(found, language, services.clock.now())
          : missing(language)
      return reply
        .code(refused ? 429 : found ? 200 : 404)
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-robots-tag', 'noindex')
        .send(page(content, language))
    },
  )
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

function answer(row: CheckRow, language: Language, now: string): string {
  const status = row.status as CertificateStatus
  const holds = status === 'valid' || status === 'corrected'
  const rows: readonly (readonly [string, string])[] = [
    [WORDS.name[language], row.maskedName],
    [WORDS.document[language], row.maskedDocument],
    [WORDS.occupation[language], `${row.occupationName}${row.workType ? `（${row.workType}）` : ''}`],
    [WORDS.level[language], SKILL_LEVEL_NAMES[row.level as SkillLevel][language]],
    [WORDS.organisation[language], row.organisationName],
    [WORDS.issuedOn[language], row.issuedOn],
    [WORDS.number[language], row.number],
    ...(row.statusReason ? [[WORDS.reason[language], row.statusReason] as const] : []),
    ...(row.statusOn ? [[WORDS.since[language], row.statusOn] as const] : []),
    [WORDS.checkedAt[language], new Date(Date.parse(now) + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ')],
    [WORDS.digest[language], row.digest],
  ]
  const list = rows.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`).join('')
  return `<h1 class="${holds ? 'yes' : 'no'}">${holds ? '✓' : '✗'} ${CERTIFICATE_STATUS_NAMES[status][language]}</h1><p>${CERTIFICATE_STATUS_MEANINGS[status][language]}</p><dl>${list}</dl><p>${WORDS.compare[language]}</p>`
}

function missing(language: Language): string {
  const reasons = NOT_FOUND_REASONS.map((reason) => `<li>${escapeHtml(reason[language])}</li>`).join('')
  return `<h1 class="no">✗ ${WORDS.notFound[language]}</h1><h2>${WORDS.reasons[language]}</h2><ul>${reasons}</ul>`
}

const STYLE = `body{margin:0;font:16px/1.6 -apple-system,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;color:#1a1f24;background:#f6f6f3}
main{max-width:34rem;margin:0 auto;padding:1.5rem 1rem}header{border-bottom:2px solid #0b4f6c;padding:1rem;background:#fff}header b{color:#0b4f6c}
h1{font-size:1.5rem;padding:1rem;border-radius:6px;margin:0 0 1rem}h1.yes{background:#e3f1e7;color:#12532a}h1.no{background:#fbe9e7;color:#8c1d18}h2{font-size:1.1rem}
dl{background:#fff;border-radius:6px;padding:.5rem 1rem;margin:0}dt{color:#4a5056;font-size:.875rem;margin-top:.75rem}dd{margin:0 0 .75rem;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
a{color:#0b4f6c}@media(prefers-color-scheme:dark){body{background:#14181b;color:#e8e8e4}header,dl{background:#1d2328}header b,a{color:#8cc8e0}dt{color:#a9b0b6}h1.yes{background:#173524;color:#a9dcb9}h1.no{background:#421d1a;color:#f5b8b1}}`

function page(content: string, language: Language): string {
  return `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${WORDS.title[language]}</title><style>${STYLE}</style></head><body><header><b>岭匠</b> ${WORDS.title[language]}</header><main>${content}<p><a href="/check">${WORDS.more[language]}</a></p></main></body></html>`
}
