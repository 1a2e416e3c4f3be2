import { findBreaches, findRoomsWithoutReadme, listFrontDoors } from './house.ts'
import { listSources, report } from './source-files.ts'

const manifests = listSources(/^(packages|contexts|apps)\/[^/]+\/package[.]json$/)
const readmes = listSources(/^(packages|contexts|apps)\/[^/]+\/README[.]md$/)
const frontDoors = listFrontDoors(manifests)
// The list of forbidden words and its test hold all of them.
const files = listSources(/[.](ts|tsx|mjs|cjs|css|sql)$/).filter(
  ({ path }) => !/^tools\/house([.]test)?[.]ts$/.test(path),
)
report(files.length, [
  ...files.flatMap((file) => findBreaches(file, frontDoors)),
  ...findRoomsWithoutReadme(manifests, readmes),
])
