import { expect, test } from 'vitest'
import { pageWithSite } from './site.ts'

test('the facts of a site stand in the head of the page, and no name breaks out of it', () => {
  const page = '<html><head><title>x</title></head><body></body></html>'
  const organiser = '"><script>alert(1)</script>&amp;'
  const made = pageWithSite(page, { demonstration: false, organiser })
  expect(made).not.toContain('<script')
  const [, content = ''] = /name="lj-site" content="([^"]*)"/.exec(made) ?? []
  const read = content.replace(/&#(\d+);/g, (_mark, code) => String.fromCharCode(Number(code)))
  expect(JSON.parse(read)).toEqual({ demonstration: false, organiser })
})
