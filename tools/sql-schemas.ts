import { findForeignSchemas, listSchemas } from './schemas.ts'
import { listSources, report } from './source-files.ts'

const schemas = listSchemas(listSources(/^(packages|contexts)\/[^/]+\/migrations\/.*[.]sql$/))
const files = listSources(/^contexts\/[^/]+\/(server\/.*-(store|views)[.]ts|migrations\/.*[.]sql)$/)
report(
  files.length,
  files.flatMap((file) => findForeignSchemas(file, schemas)),
)
