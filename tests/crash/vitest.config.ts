import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** `npm run crash`: kills the server fifty times at random, with nothing else running beside it. It takes minutes, so it stands beside `npm test`. */
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
