import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** `npm run crash`: kills the server fifty times at random. Takes minutes, so it runs beside `npm test` and not inside it. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '../..'),
    include: ['tests/crash/**/*.test.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 300_000,
    maxWorkers: 1,
    globalSetup: ['packages/testkit/src/database-setup.ts'],
  },
})
