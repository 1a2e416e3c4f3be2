import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** `npm run walk`: every step of the walk on its screen, by people who sign in, and every page of the portal in every edition. They stand beside `npm test` until they have been seen to pass to their end. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '../..'),
    include: ['tests/screen-walk/walk.screens.ts', 'apps/portal/journeys/every-page.screens.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 1,
    globalSetup: ['packages/testkit/src/database-setup.ts'],
  },
})
