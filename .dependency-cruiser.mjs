/**
 * The borders of DESIGN.md: web → classroom → training → agencies → world. e2e/borders.test.ts plants a violation of every rule, so a rule
 * that sleeps is found. Tests, and what serves only them (test-….ts), may look anywhere;
 * nothing may look at them.
 */
const TEST = '\\.(test|spec)\\.ts$|/test-[^/]+\\.ts$';
const PURE = '^(server/(world|agencies|training)|fixtures)/';

/**
 * @param {string} name
 * @param {string} comment
 * @param {string} from
 * @param {{ path?: string, pathNot?: string, dependencyTypes?: import('dependency-cruiser').DependencyType[] }} to
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from: { path: from, pathNot: TEST }, to });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    never('world-stands-alone', 'The world knows no agency, and nobody above it.', '^server/world/', { path: '^(server/(?!world/)|fixtures/)' }),
    never('agencies-know-only-the-world', 'Agencies see the world and the fixtures.', '^server/agencies/', {
      path: '^server/',
      pathNot: '^server/(world|agencies)/',
    }),
    never('agencies-never-import-one-another', 'What connects agencies stands in the links.', '^server/agencies/(?!links/)([^/]+)/', {
      path: '^server/agencies/([^/]+/|links\\.ts|country\\.ts)',
      pathNot: '^server/agencies/$1/',
    }),
    never('training-looks-down', 'Training sees agencies, world, fixtures.', '^server/training/', {
      path: '^server/',
      pathNot: '^server/(training|agencies|world)/',
    }),
    never('classroom-looks-down', 'Classes see training and below; the store serves their ports.', '^server/classroom/', {
      path: '^server/',
      pathNot: '^server/(classroom|training|agencies|world)/',
    }),
    never('store-serves', 'The store implements what world, training and classroom ask for.', '^server/store/', {
      path: '^server/',
      pathNot: '^server/(store|world|training|classroom)/',
    }),
    never('web-is-wired-by-app', 'Only main and app see everything.', '^server/web/', { path: '^server/(store/|main\\.ts|app\\.ts)' }),
    never('config-stands-alone', 'Settings know nothing of what they set.', '^server/config\\.ts$', { path: '^server/' }),
    never('fixtures-are-data', 'Fixtures import nothing of the server.', '^fixtures/', { path: '^(server|views|e2e)/' }),
    never('kernel-without-node', 'The same practice must later run in a browser alone.', PURE, { dependencyTypes: ['core'] }),
    never('kernel-without-web', 'The kernel knows no web server, no store, no views.', PURE, {
      path: 'node_modules/(express|express-rate-limit|helmet|compression|ejs|lowdb|pino|pino-http|pg)/',
    }),
    never('client-stands-alone', 'What browsers load knows nothing of the server.', '^views/assets/client/', {
      path: '^(server|fixtures|e2e)/|node_modules/',
    }),
    never('server-needs-no-tools', 'What runs uses dependencies, not devDependencies.', '^(server|fixtures)/', {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
    }),
    never('nothing-looks-at-tests', 'Tests are read by people and Jest.', '^(server|fixtures|views)/', { path: TEST }),
    never('server-knows-no-e2e', 'The tests of the whole stand outside of it.', '^(server|fixtures|views)/', { path: '^e2e/' }),
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    { name: 'nothing-unfound', comment: 'Every import leads somewhere.', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
