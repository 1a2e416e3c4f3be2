const { existsSync, readdirSync } = require('node:fs')

/** Contexts from low to high. A context may know those of lower tiers, never its own tier or a higher one. */
const TIERS = [
  ['identity'],
  ['standards'],
  ['registry', 'experts', 'item-bank'],
  ['alliance'],
  ['assessment', 'training'],
  ['supervision', 'credentials'],
  ['skill-account', 'service'],
  ['subsidy', 'credit', 'effectiveness'],
  ['statistics'],
]

/** Libraries without effects: rules and contracts may use them, in the browser too. */
const PURE = ['kernel', 'process', 'workdays', 'codes']

const known = TIERS.flat()
const strangers = (existsSync('contexts') ? readdirSync('contexts') : []).filter((name) => !known.includes(name))
if (strangers.length > 0) {
  throw new Error(`These contexts stand in no tier of .dependency-cruiser.cjs: ${strangers.join(', ')}.`)
}

const PURE_PACKAGES = `^packages/(${PURE.join('|')})/`
const TESTS = '[.](test|prop[.]test|journey|contract)[.]tsx?$'
const WEB = '^(apps/(portal|console|exam|verify)|packages/ui)/'

const error = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** One rule for each context: it sees no context of its own tier or above. */
const tierRules = TIERS.flatMap((tier, level) =>
  tier.map((context) => {
    const above = TIERS.slice(level)
      .flat()
      .filter((other) => other !== context)
    return error(
      `tier-${context}`,
      'News travels up by events; a context of the same tier or above may not be known.',
      { path: `^contexts/${context}/` },
      { path: `^contexts/(${above.join('|') || '(?!)'})/` },
    )
  }),
)

module.exports = {
  forbidden: [
    error(
      'domain-is-pure',
      'Rules know the kernel, the libraries without effects, and themselves.',
      { path: '^contexts/([^/]+)/domain/', pathNot: TESTS },
      { pathNot: [PURE_PACKAGES, '^contexts/$1/domain/'] },
    ),
    error(
      'contract-is-data',
      'A contract is schemas and words: kernel, libraries without effects, typebox, its own domain, contracts of lower contexts.',
      { path: '^contexts/([^/]+)/contract/', pathNot: TESTS },
      {
        pathNot: [
          PURE_PACKAGES,
          '^contexts/$1/(domain|contract)/',
          '^contexts/[^/]+/contract/',
          'node_modules/typebox/',
        ],
      },
    ),
    error(
      'front-door-only',
      'Another context is entered by its contract, its published rules or its server/index.ts.',
      { path: '^contexts/([^/]+)/' },
      { path: '^contexts/(?!$1/)', pathNot: '^contexts/[^/]+/(contract/|domain/index[.]ts$|server/index[.]ts$)' },
    ),
    error(
      'apps-use-front-doors',
      'Applications enter a context by its front doors too.',
      { path: '^(apps|bench|tests)/', pathNot: ['^tests/', '/journeys/', '[.]bench[.]ts$'] },
      { path: '^contexts/', pathNot: '^contexts/[^/]+/(contract|domain|server)/index[.]ts$' },
    ),
    error(
      'tests-set-scenes-only',
      'Tests and measurements of the whole system may use the scenes that a context sets for its own tests, beside its front doors.',
      { path: ['^tests/', '^(apps|bench)/.*/journeys/', '[.]bench[.]ts$'] },
      { path: '^contexts/', pathNot: '^contexts/[^/]+/((contract|domain|server)/index[.]ts$|server/test(ing)?/)' },
    ),
    error(
      'web-never-touches-server',
      'What runs in a browser knows contracts, domains, kernel and ui only.',
      { path: WEB, pathNot: [TESTS, '/(journeys|test|scripts)/', '[.]config[.]ts$'] },
      { path: ['^contexts/[^/]+/server/', '^packages/(platform|testkit|simulators)/', '^apps/server/', '^node:'] },
    ),
    error(
      'web-never-touches-node',
      'What runs in a browser has no modules of Node.',
      { path: WEB, pathNot: [TESTS, '/(journeys|test|scripts)/', '[.]config[.]ts$'] },
      { dependencyTypes: ['core'] },
    ),
    error(
      'features-are-islands',
      'A feature of the screens does not reach into another one.',
      { path: '^apps/([^/]+)/src/features/([^/]+)/' },
      { path: '^apps/[^/]+/src/features/', pathNot: '^apps/$1/src/features/$2/' },
    ),
    error(
      'packages-know-no-context',
      'Packages are below all contexts; only the test kit may look up.',
      { path: '^packages/(?!testkit/)', pathNot: TESTS },
      { path: '^(contexts|apps|bench)/' },
    ),
    error(
      'sql-only-in-stores',
      'Statements stand in *-store.ts and *-views.ts and in the platform, nowhere else.',
      { path: '^(contexts|apps)/', pathNot: ['-(store|views)[.]ts$', TESTS, '/test/'] },
      {
        path: ['^packages/platform/src/database/sql[.]ts$', 'node_modules/postgres/'],
        dependencyTypesNot: ['type-only'],
      },
    ),
    error(
      'no-cycle',
      'Two modules that need each other are one.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    error(
      'no-undeclared-dependency',
      'What is imported is declared in the package that imports it, or at the root for tests and tools.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    error(
      'no-development-dependency',
      'What runs for users does not need a package for development.',
      { path: '^(contexts|apps/server|packages)/', pathNot: [TESTS, '^packages/testkit/', '/test/'] },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    ),
    error(
      'no-unresolvable',
      'The import leads nowhere, or past the exports of a package.',
      {},
      { couldNotResolve: true },
    ),
    error(
      'no-orphan',
      'A module that nobody imports and that starts nothing is left over.',
      {
        orphan: true,
        pathNot: [
          TESTS,
          '/index[.]ts$',
          '/main[.]tsx?$',
          '^(bench|tests|tools)/',
          '^apps/[^/]+[.]mjs$',
          '/scripts/',
          '^apps/build/',
          '-boot[.]js$',
          '[.]d[.]ts$',
          '[.]config[.]ts$',
          '^packages/testkit/src/database-setup[.]ts$',
        ],
      },
      {},
    ),
    ...tierRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^apps/[^/]+/dist/', 'boundary-probes/'] },
    combinedDependencies: true,
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json', '.d.ts', '.css'],
    },
  },
}
