export {
  type EmbeddedPostgres,
  hasEmbeddedPostgres,
  joinEmbeddedPostgres,
  startEmbeddedPostgres,
} from './embedded-postgres.ts'
export { PostgresFault } from './postgres-fault.ts'
export { assertSearchesChinese } from './prepare-database.ts'
export { isAlive } from './process-identity.ts'
