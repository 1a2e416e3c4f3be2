import { existsSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { join } from 'node:path'
import type { ICruiseResult, IRuleSetType } from 'dependency-cruiser'

/** An import that breaks a rule of .dependency-cruiser.cjs. */
export type Breach = { readonly rule: string; readonly from: string; readonly to: string; readonly comment: string }

export type Cruise = { readonly breaches: readonly Breach[]; readonly modules: number; readonly imports: number }

const ROOT = join(import.meta.dirname, '..')
const FOLDERS = ['packages', 'contexts', 'apps', 'bench', 'tools', 'tests']

// The cruiser reads TypeScript by its programming interface, which the compiler of version 7 no longer has: it gets version 6 instead.
registerHooks({
  resolve(specifier, context, next) {
    const isCruiser = context.parentURL?.includes('/dependency-cruiser/') ?? false
    const wanted =
      isCruiser && /^typescript(\/|$)/.test(specifier)
        ? specifier.replace('typescript', 'typescript-for-tools')
        : specifier
    return next(wanted, context)
  },
})

/** Follows all imports below `base` (the repository, or a small tree that is shaped like it) and holds them against the rules. */
export async function cruiseTree(base = ROOT): Promise<Cruise> {
  process.chdir(base)
  const { cruise } = await import('dependency-cruiser')
  const { forbidden, options } = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as {
    forbidden: IRuleSetType
    options: Record<string, unknown>
  }
  const { enhancedResolveOptions, ...cruiseOptions } = options
  const result = await cruise(
    FOLDERS.filter((folder) => existsSync(join(base, folder))),
    { ...cruiseOptions, baseDir: base, validate: true, ruleSet: { forbidden } as IRuleSetType },
    enhancedResolveOptions as Record<string, unknown>,
  )
  const { summary, modules } = result.output as ICruiseResult
  const comments = new Map(
    (forbidden as unknown as { name: string; comment: string }[]).map((rule) => [rule.name, rule.comment]),
  )
  return {
    breaches: summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      from,
      to,
      comment: comments.get(rule.name) ?? '',
    })),
    modules: modules.length,
    imports: summary.totalDependenciesCruised ?? 0,
  }
}
