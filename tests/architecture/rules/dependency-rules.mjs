const SPEC = '\\.spec\\.ts$';
/** Everything below a folder of this name is for tests. */
const TESTING = '/testing/';
const TABLES = 'postgres|ledger|recording|read-models|feed|rebuild|subscriptions';
const OUTER_LIBS = `^libs/(event-log|kafka|service|${TABLES})/`;
const INDEX = '^(libs|apps)/[^/]+/src/index\\.ts$';
const SERVICES = '^apps/(command-api|projector|query-api|notifier)/src/index\\.ts$';

/** The libs that each lib of the chain may import. Specs may also import `testing`, which may import everything. */
const INWARD = {
  client: [],
  contracts: [],
  domain: ['contracts'],
  'event-log': ['contracts'],
  kafka: ['contracts', 'event-log', 'config', 'observability'],
  postgres: ['contracts', 'observability'],
  ledger: ['contracts', 'domain', 'event-log', 'postgres', 'observability'],
  recording: ['contracts', 'domain', 'event-log', 'postgres', 'ledger', 'observability'],
  'read-models': ['contracts', 'domain', 'postgres', 'ledger', 'observability'],
  feed: ['contracts', 'postgres'],
  rebuild: ['contracts', 'domain', 'event-log', 'postgres', 'ledger', 'read-models', 'observability'],
  subscriptions: ['contracts', 'postgres', 'feed', 'observability'],
  service: ['config', 'contracts', 'event-log', 'http', 'ledger', 'observability', 'postgres'],
};

const inward = Object.entries(INWARD).map(([lib, inner]) => {
  const allowed = [lib, ...inner, 'testing'].join('|');
  return forbid(
    `${lib}-imports-only-inward`,
    `libs/${lib} may import ${inner.length === 0 ? 'no other lib' : inner.join(', ')}`,
    { path: `^libs/${lib}/` },
    { path: '^libs/', pathNot: `^libs/(${allowed})/` },
  );
});

/** Rules for every import, including imports of types. */
export const SOURCE_RULES = [
  ...inward,
  forbid(
    'edge-libs-import-only-inward',
    'config, observability, http, client and local-infra are used by the chain and do not import it',
    { path: '^libs/(config|observability|http|client|local-infra)/' },
    { path: OUTER_LIBS },
  ),
  forbid(
    'client-runs-in-a-browser',
    'everything that the client loads exists in browsers and in Node',
    { path: '^libs/client/', pathNot: SPEC },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'client-only-for-edges-of-people',
    'services communicate through Kafka and Postgres; only the command line and the page call them over HTTP',
    { pathNot: ['^libs/client/', '^apps/(cli|web)/', SPEC] },
    { path: '^libs/client/' },
  ),
  forbid(
    'cli-imports-only-the-client',
    'the command line uses only what any program can use over HTTP; commands for operators that access the servers are in a separate folder',
    { path: '^apps/cli/', pathNot: [SPEC, '^apps/cli/src/operate/'] },
    { path: '^libs/', pathNot: '^libs/client/' },
  ),
  forbid('libs-never-import-apps', 'apps are wiring', { path: '^libs/' }, { path: '^apps/' }),
  forbid(
    'apps-never-import-apps',
    'services communicate through Kafka and Postgres only',
    { path: '^apps/([^/]+)/', pathNot: '^apps/standalone/' },
    { path: '^apps/', pathNot: '^apps/$1/' },
  ),
  forbid(
    'standalone-imports-only-the-four-modules',
    'standalone composes the modules that the four services export in their index',
    { path: '^apps/standalone/' },
    { path: '^apps/', pathNot: ['^apps/standalone/', SERVICES] },
  ),
  forbid(
    'web-imports-only-the-client',
    'the page runs in a browser and calls the service like any client',
    { path: '^apps/web/' },
    { path: '^libs/', pathNot: '^libs/client/src/index\\.ts$' },
  ),
  forbid(
    'libs-only-through-their-index',
    'an inner file of a lib may change without notice',
    { path: '^(libs|apps)/([^/]+)/' },
    { path: '^libs/', pathNot: ['^$1/$2/', INDEX] },
  ),
  forbid(
    'no-cycles',
    'modules that depend on each other should be one module',
    { pathNot: '^libs/client/src/generated/' },
    { circular: true },
  ),
  forbid(
    'production-never-imports-testing',
    'specs and folders called testing are not shipped',
    { pathNot: [SPEC, TESTING] },
    { path: [SPEC, TESTING] },
  ),
  forbid(
    'core-knows-no-framework',
    'contracts and domain use only typebox and canonicalize',
    { path: '^libs/(contracts|domain)/', pathNot: [SPEC, TESTING] },
    { path: 'node_modules/', pathNot: 'node_modules/(typebox|canonicalize)/' },
  ),
  forbid(
    'core-knows-no-io',
    'contracts and domain import no modules of Node; contracts may use crypto, of which the lint rules allow only createHash',
    { path: '^libs/(contracts|domain)/', pathNot: [SPEC, TESTING] },
    { dependencyTypes: ['core'], pathNot: '^crypto$' },
  ),
  forbid(
    'domain-knows-no-crypto',
    'domain takes ids and fingerprints as arguments',
    { path: '^libs/domain/', pathNot: [SPEC, TESTING] },
    { path: '^crypto$', dependencyTypes: ['core'] },
  ),
  forbid(
    'kafkajs-only-in-kafka',
    'kafkajs has had no release since 2023: only its adapter may import it',
    { pathNot: '^libs/kafka/' },
    { path: 'node_modules/kafkajs/' },
  ),
  forbid(
    'database-drivers-only-in-libs-that-keep-tables',
    'only postgres, the libs with tables and tests import typeorm and pg',
    { pathNot: [`^libs/(${TABLES})/`, SPEC, TESTING] },
    { path: 'node_modules/(typeorm|pg|pg-[a-z-]+|@types/pg|@nestjs/typeorm)/' },
  ),
  forbid(
    'every-import-resolves',
    'no other rule applies to an import that does not resolve',
    {},
    { couldNotResolve: true },
  ),
];

/**
 * Rules for imports at run time, without imports of types: read-models import the ledger's types (a projection runs in
 * its transaction), so with types query-api would reach event-log.
 */
export const RUNTIME_RULES = [
  forbid(
    'query-api-never-reaches-event-log',
    'query-api answers from Postgres and never touches Kafka',
    { path: '^apps/query-api/' },
    { path: '^libs/(event-log|kafka)/', reachable: true },
  ),
];

/** Rules for folders, without specs and testing folders, which may import the code that they test. */
export const FOLDER_RULES = [
  {
    ...forbid(
      'no-folder-cycles',
      'folders that depend on each other should be one folder',
      { pathNot: '^libs/client/src/generated' },
      { circular: true },
    ),
    scope: 'folder',
  },
];

function forbid(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}
