import { defineConfig } from 'vitest/config'

/** Journeys through the whole system in a real browser, two at a time: each has its own server, database and browser. */
export default defineConfig({
  test: {
    include: ['apps/*/journeys/**/*.journey.ts', 'tests/**/*.journey.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    passWithNoTests: true,
    globalSetup: ['packages/testkit/src/database-setup.ts'],
  },
})
