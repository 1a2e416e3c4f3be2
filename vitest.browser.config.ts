import { defineConfig } from 'vitest/config'

/** Journeys through the whole system in a real browser, one after the other. */
export default defineConfig({
  test: {
    include: ['apps/*/journeys/**/*.journey.ts', 'tests/**/*.journey.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 1,
    fileParallelism: false,
    passWithNoTests: true,
    globalSetup: ['packages/testkit/src/database-setup.ts'],
  },
})
