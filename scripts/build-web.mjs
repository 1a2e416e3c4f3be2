import { spawnSync } from 'node:child_process'
import { giveUp, pinnedEnvironment, pinnedNode, ROOT } from './pinned-node.mjs'

/** Builds the web applications whose sources changed since their last build. */
export function buildWeb() {
  const built = spawnSync(pinnedNode(), ['apps/build.mjs'], { cwd: ROOT, env: pinnedEnvironment(), encoding: 'utf8' })
  if (built.status === 0) {
    if (built.stdout.includes('built')) console.log(built.stdout.trim())
    return
  }
  console.error(`${built.stdout}${built.stderr}`.trim().split('\n').slice(-30).join('\n'))
  giveUp('The screens could not be built.')
}
