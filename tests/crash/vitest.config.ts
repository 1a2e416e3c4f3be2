import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** `npm run crash`: kills the server fifty times at random, with nothing else running beside it. Five minutes: beside `npm test`, which has 25. */
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
