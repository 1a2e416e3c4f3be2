import { describe, expect, test } from 'vitest'
import { deviceOf, idleMinutesOf } from './session-life.ts'

describe('a session', () => {
  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Safari/537.36 Edg/150.0',
      'Edge · Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.60',
      'WeChat · iPhone',
    ],
    [
      'Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 Chrome/132.0 Safari/537.36 ArkWeb/6.0',
      'Chrome · HarmonyOS',
    ],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox · macOS'],
    ['curl/8.0 <script>', ''],
  ])('of %s was opened on "%s"', (userAgent, device) => expect(deviceOf(userAgent)).toBe(device))

  test('of an officer ends sooner without use than that of a candidate', () => {
    expect(idleMinutesOf({ needsOneTimeCode: true })).toBeLessThan(idleMinutesOf({ needsOneTimeCode: false }))
  })
})
