import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Kills the server fifty times at random, with nothing else running beside it; `npm run crash` does it alone. */
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
