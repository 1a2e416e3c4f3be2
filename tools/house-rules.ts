import { findBreaches, listFrontDoors } from './house.ts'
import { listSources, report } from './source-files.ts'

const frontDoors = listFrontDoors(listSources(/^(packages|contexts|apps)\/[^/]+\/package[.]json$/))
// The list of forbidden words and its test hold all of them.
const files = listSources(/[.](ts|tsx|mjs|cjs|sql)$/).filter(({ path }) => !/^tools\/house([.]test)?[.]ts$/.test(path))
report(
  files.length,
  files.flatMap((file) => findBreaches(file, frontDoors)),
)
