import { fileURLToPath } from 'node:url'
import { identityModule } from '@lingjiang/identity/server'
import type { ContextModule, Permissions } from '@lingjiang/platform'

/** The contexts of the system, lower tiers first. */
export function contextModules(permissions: () => Permissions): readonly ContextModule[] {
  return [identityModule(permissions)]
}

const CONTEXTS_WITH_TABLES = ['identity'] as const

const folder = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

/** Folders of the migrations, platform first. */
export const MIGRATION_FOLDERS: readonly string[] = [
  folder('packages/platform/migrations'),
  ...CONTEXTS_WITH_TABLES.map((name) => folder(`contexts/${name}/migrations`)),
]

/** Public reference data that comes with the project. */
export const DATA_FOLDER = folder('data')
