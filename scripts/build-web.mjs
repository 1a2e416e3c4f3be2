import { spawnSync } from 'node:child_process'
import { pinnedEnvironment, pinnedNode, ROOT } from './pinned-node.mjs'

/** Builds the web applications whose sources changed since their last build. @returns whether they stand */
export function buildWeb() {
  const built = spawnSync(pinnedNode(), ['apps/build.mjs'], { cwd: ROOT, env: pinnedEnvironment(), encoding: 'utf8' })
  if (built.status === 0) {
    if (built.stdout.includes('built')) console.log(built.stdout.trim())
    return true
  }
  console.error(`${built.stdout}${built.stderr}`.trim().split('\n').slice(-30).join('\n'))
  console.error('The screens could not be built.')
  return false
}
