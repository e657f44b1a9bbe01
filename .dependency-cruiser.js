// @ts-check

/** Folders of src/ that only compute: no Node module, nothing that reads, draws or sends. */
const PURE =
  '^src/(understand|question|figures|telling|catalogue|query|evaluate|reply|conversation)/|^src/(chart/(spec|layout)|digest/(schedule|request|subscription|contents|form|say))';

/** What the pure folders may import of src/ beside themselves. */
const PURE_TOO = '^src/errors\\.ts$';

/** Packages that only compute. Croner does for whoever gives it no function to run and no name: it then starts no timer. */
const PURE_PACKAGES = 'node_modules/(chrono-node|croner|damerau-levenshtein|zod)/';

const DRIVERS = 'node_modules/(knex|sqlite3|better-sqlite3|pg|pg-[^/]+|mysql2?|tedious|oracledb)/';
const IMAGES = 'node_modules/(@napi-rs/canvas|canvas|chart\\.js|chartjs-[^/]+|@kurkle/[^/]+)/';

/**
 * The rules that hold the layout up. test/structure.test.ts plants a violation of each and sees it found; what no
 * import shows (settings, the clock, names of platforms) it reads from the source itself.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    {
      name: 'src-stands-alone',
      comment: 'src/ runs with every adapter deleted.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(adapters|bench|seeds|test|migrations)/' },
    },
    {
      name: 'pure-needs-no-io',
      comment: 'Pure folders import each other, and no folder that reads, draws or sends.',
      severity: 'error',
      from: { path: PURE },
      to: { path: '^(src|adapters|bench|seeds|migrations)/', pathNot: [PURE, PURE_TOO] },
    },
    {
      name: 'pure-needs-no-node',
      comment: 'Pure folders import no Node module.',
      severity: 'error',
      from: { path: [PURE, PURE_TOO] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-packages-only-compute',
      comment: 'From npm, pure folders take only pure computation.',
      severity: 'error',
      from: { path: [PURE, PURE_TOO] },
      to: { path: 'node_modules/', pathNot: PURE_PACKAGES },
    },
    {
      name: 'adapters-enter-by-the-door',
      comment: 'Of src/, adapters import index.ts alone.',
      severity: 'error',
      from: { path: '^adapters/' },
      to: { path: '^src/', pathNot: '^src/index\\.ts$' },
    },
    {
      name: 'adapters-keep-apart',
      comment: 'An adapter imports no other; what they share is in adapters/shared.',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/', pathNot: '^adapters/web/' },
      to: { path: '^adapters/', pathNot: '^adapters/($1|shared)/' },
    },
    {
      name: 'web-shows-only-what-others-render',
      comment: "adapters/web may import any adapter's render and limits, and nothing else of them.",
      severity: 'error',
      from: { path: '^adapters/web/' },
      to: { path: '^adapters/', pathNot: '^adapters/((web|shared)/|[^/]+/(render|limits)\\.ts$)' },
    },
    {
      name: 'slack-stays-in-its-adapter',
      severity: 'error',
      from: { pathNot: '^adapters/slack/' },
      to: { path: 'node_modules/@slack/' },
    },
    {
      name: 'botbuilder-stays-in-its-adapter',
      comment: 'The SDK gets no more releases: a successor replaces it here alone.',
      severity: 'error',
      from: { pathNot: '^(adapters/teams|test/fixtures)/' },
      to: { path: 'node_modules/(botbuilder|botframework)[^/]*/' },
    },
    {
      name: 'drivers-stay-in-the-store',
      comment: 'What tests set up a database with is no part of the product.',
      severity: 'error',
      from: { pathNot: '^(src/store|test)/' },
      to: { path: DRIVERS },
    },
    {
      name: 'images-stay-in-draw',
      severity: 'error',
      from: { pathNot: '^src/chart/draw\\.ts$' },
      to: { path: IMAGES },
    },
    {
      name: 'settings-come-from-config',
      comment: 'process.env is read in config.ts alone, so nothing else has a reason to import these.',
      severity: 'error',
      from: { pathNot: '^src/config\\.ts$' },
      to: { path: '^(node:)?process$|node_modules/dotenv/' },
    },
    {
      name: 'migrations-import-nothing-of-ours',
      comment: 'A migration stays what it was when it was merged.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(src|adapters|seeds|bench|test|migrations)/' },
    },
    {
      name: 'nothing-needs-tests-or-bench',
      severity: 'error',
      from: { path: '^(src|adapters|seeds|migrations)/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Types may refer to each other; what runs may not.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-development-packages',
      severity: 'error',
      from: { path: '^(src|adapters|seeds|migrations)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that the checker cannot follow is one that it cannot judge.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Imports of types count: they are knowledge of the other side too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
