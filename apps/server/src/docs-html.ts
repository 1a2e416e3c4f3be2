import type { Language, Text } from '@lingjiang/kernel'

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (mark) => ESCAPES[mark] ?? mark)

const STYLE = `:root{color-scheme:light dark;--ink:#1d2329;--muted:#4d5965;--line:#cfd6dc;--ground:#fff;--soft:#f2f5f7;--accent:#14506b}
@media (prefers-color-scheme:dark){:root{--ink:#e9edf0;--muted:#b3bec7;--line:#414b54;--ground:#14191d;--soft:#1e252b;--accent:#8cc8e4}}
*{box-sizing:border-box}body{margin:0 auto;max-width:64rem;padding:1.5rem 1rem 4rem;background:var(--ground);color:var(--ink);font:1rem/1.6 system-ui,'Noto Sans SC',sans-serif;overflow-wrap:anywhere}
a{color:var(--accent)}h1{font-size:1.75rem}h2{margin-top:2.5rem;border-bottom:1px solid var(--line)}h3{margin-bottom:.25rem;font-size:1.0625rem}code,pre{font-family:ui-monospace,monospace;font-size:.875rem}
pre{overflow:auto;padding:.75rem;background:var(--soft)}.method{display:inline-block;min-width:4.5em;font-weight:700;color:var(--accent)}.muted{color:var(--muted)}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.25rem 1rem;margin:.5rem 0}dt{color:var(--muted)}dd{margin:0}ul{margin:.25rem 0;padding-left:1.25rem}nav ul{columns:14rem;list-style:none;padding:0}
table{border-collapse:collapse;width:100%}th,td{padding:.25rem .5rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}.wide{overflow-x:auto}article{padding-block:.5rem}
@media (max-width:40rem){dl{grid-template-columns:minmax(0,1fr)}}`

/** A page without scripts: title and content in the language asked for. */
export function documentPage(language: Language, title: Text, content: string): string {
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title[language])} · 岭匠</title><style>${STYLE}</style></head><body>${content}</body></html>`
}
