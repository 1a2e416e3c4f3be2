import { globSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assessmentModule } from '@lingjiang/assessment/server'
import { credentialsModule, heldCertificates } from '@lingjiang/credentials/server'
import { identityModule } from '@lingjiang/identity/server'
import { itemBankModule } from '@lingjiang/item-bank/server'
import type { ContextModule, Permissions } from '@lingjiang/platform'
import { registryModule } from '@lingjiang/registry/server'
import { standardsModule } from '@lingjiang/standards/server'
import { statisticsModule } from '@lingjiang/statistics/server'
import { issuingSource } from './issuing-source.ts'

/** The contexts of the system, lower tiers first. */
export function contextModules(permissions: () => Permissions): readonly ContextModule[] {
  return [
    identityModule(permissions),
    standardsModule(),
    itemBankModule(),
    registryModule(),
    assessmentModule({ certificatesHeld: heldCertificates }),
    credentialsModule(issuingSource),
    statisticsModule(),
  ]
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** Folders of the migrations: platform and every context that has tables. Their order is that of the files' time stamps. */
export const MIGRATION_FOLDERS: readonly string[] = globSync(['packages/*/migrations', 'contexts/*/migrations'], {
  cwd: ROOT,
})
  .sort()
  .map((folder) => join(ROOT, folder))

/** Public reference data that comes with the project. */
export const DATA_FOLDER = join(ROOT, 'data')
