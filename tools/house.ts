import { basename } from 'node:path'
import { type Finding, lineAt, type SourceFile } from './source-files.ts'

const TESTS = /[.](test|prop[.]test|journey|contract)[.]tsx?$/
const CODE = /[.](ts|tsx|mjs|cjs)$/
const SIZED = /[.](ts|tsx|mjs|cjs|css|sql)$/

const MOST_LINES = 300
const VAGUE_NAMES = /(^|[/-])(utils?|helpers?|common|misc|managers?)([-./]|$)/
const MIGRATION_NAME = /^\d{8}T\d{4}_[a-z0-9]+(_[a-z0-9]+)+[.]sql$/

/** Words that must not stand in a text: where they are looked for, where not, and why. */
type Ban = { readonly mark: RegExp; readonly what: string; readonly where: RegExp; readonly except?: RegExp }

const BANS: readonly Ban[] = [
  { mark: /\b(TODO|FIXME|XXX|HACK)\b/g, what: 'unfinished: finish it or open an issue', where: CODE },
  {
    mark: /not (yet )?implemented|coming soon|敬请期待/gi,
    what: 'unfinished: a screen or answer that is none',
    where: CODE,
  },
  {
    mark: /\b(test|it|describe)[.](skip|only|todo)\b/g,
    what: 'a test that does not run, or keeps others from running',
    where: CODE,
  },
  { mark: /@ts-(ignore|nocheck|expect-error)/g, what: 'the compiler is silenced', where: CODE },
  {
    mark: /new Date\(\)|Date[.]now\(|Math[.]random\(|performance[.]now\(/g,
    what: 'a rule takes time and chance as arguments',
    where: /^(contexts\/[^/]+\/(domain|contract)|packages\/(kernel|process|workdays|codes)\/src)\//,
    except: TESTS,
  },
  {
    mark: /\bprocess[.]env\b/g,
    what: 'settings are read in apps/server/src/config.ts only',
    where: /^(packages|contexts|apps)\/.*[.]tsx?$/,
    except:
      /^(apps\/server\/src\/(config|main)[.]ts|packages\/testkit\/)|[.](test|journey|config)[.]ts$|\/(journeys|test|testing)\//,
  },
  {
    mark: /\b(sql|tx|db|owner|publicDb)(<[^`\n]*>)?`/g,
    what: 'a statement outside *-store.ts, *-views.ts and the platform',
    where: /^contexts\/.*[.]tsx?$/,
    except: /-(store|views)[.]ts$|[.](test|journey)[.]ts$|\/(journeys|test)\//,
  },
]

/** Holds a file against the rules of the house that no other tool knows: size, names, unfinished work, clocks in rules, settings, statements. */
export function findBreaches(file: SourceFile, frontDoors: ReadonlySet<string>): readonly Finding[] {
  return [...findNameFaults(file.path, frontDoors), ...findSizeFaults(file), ...findBanned(file)]
}

/** The index.ts files that a package names in its exports. */
export function listFrontDoors(manifests: readonly SourceFile[]): ReadonlySet<string> {
  return new Set(
    manifests.flatMap(({ path, text }) => {
      const { exports = {} } = JSON.parse(text) as { exports?: Record<string, string> }
      const folder = path.slice(0, -'package.json'.length)
      return Object.values(exports).map((door) => folder + door.replace(/^[.]\//, ''))
    }),
  )
}

/** Every package, context and application says in its README what it owns and what it publishes. */
export function findRoomsWithoutReadme(
  manifests: readonly SourceFile[],
  readmes: readonly SourceFile[],
): readonly Finding[] {
  const described = new Set(readmes.map(({ path }) => path))
  return manifests
    .map(({ path }) => path.replace('package.json', 'README.md'))
    .filter((path) => !described.has(path))
    .map((path) => ({ path, what: 'is missing: say what the room is for, what it owns and what it publishes' }))
}

function findNameFaults(path: string, frontDoors: ReadonlySet<string>): readonly Finding[] {
  const name = basename(path)
  const faults: string[] = []
  if (CODE.test(path) && VAGUE_NAMES.test(path))
    faults.push('the name says nothing: name the file after what it exports')
  if (CODE.test(path) && !/^[.]?[a-z0-9]+([-.][a-z0-9]+)*$/.test(name)) faults.push('file names are kebab-case')
  if (name === 'index.ts' && /^(packages|contexts)\//.test(path) && !frontDoors.has(path))
    faults.push('index.ts is a front door, and no package.json names this one')
  if (/\/migrations\/.*[.]sql$/.test(path) && !MIGRATION_NAME.test(name))
    faults.push('migrations are named YYYYMMDDTHHMM_verb_noun.sql')
  return faults.map((what) => ({ path, what }))
}

function findSizeFaults({ path, text }: SourceFile): readonly Finding[] {
  const lines = text.split('\n').length - 1
  if (!SIZED.test(path) || lines <= MOST_LINES) return []
  return [{ path, what: `${lines} lines, ${MOST_LINES} at most: it does more than one thing` }]
}

function findBanned({ path, text }: SourceFile): readonly Finding[] {
  return BANS.filter((ban) => ban.where.test(path) && !(ban.except?.test(path) ?? false)).flatMap((ban) =>
    [...text.matchAll(ban.mark)].map((found) => ({
      path,
      line: lineAt(text, found.index),
      what: `"${found[0]}": ${ban.what}`,
    })),
  )
}
