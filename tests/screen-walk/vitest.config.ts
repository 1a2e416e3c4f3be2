import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** `npm run walk`: every step of the walk on its screen, by people who sign in. It stands beside `npm test` until it has been seen to pass to its end. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '../..'),
    include: ['tests/screen-walk/walk.screens.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 1,
    globalSetup: ['packages/testkit/src/database-setup.ts'],
  },
})
