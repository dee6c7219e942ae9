const SPEC = '\\.spec\\.ts$';
/** What lies under a folder of this name is for tests, wherever it is. */
const TESTING = '/testing/';
const TABLES = 'postgres|ledger|recording|read-models|feed|rebuild|subscriptions';
const OUTER_LIBS = `^libs/(event-log|kafka|service|${TABLES})/`;
const INDEX = '^(libs|apps)/[^/]+/src/index\\.ts$';
const SERVICES = '^apps/(command-api|projector|query-api|notifier)/src/index\\.ts$';

/** What each lib of the chain may import of ours. Specs may also use `testing`, which may use everything. */
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
    `libs/${lib} may import ${inner.length === 0 ? 'nothing of ours' : inner.join(', ')}`,
    { path: `^libs/${lib}/` },
    { path: '^libs/', pathNot: `^libs/(${allowed})/` },
  );
});

/** Rules over every import, those of types included. */
export const SOURCE_RULES = [
  ...inward,
  forbid(
    'edge-libs-import-only-inward',
    'config, observability, http, client and local-infra serve the chain and stay outside of it',
    { path: '^libs/(config|observability|http|client|local-infra)/' },
    { path: OUTER_LIBS },
  ),
  forbid(
    'client-runs-in-a-browser',
    'what the client loads is there in a page as it is in Node',
    { path: '^libs/client/', pathNot: SPEC },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'client-only-for-edges-of-people',
    'services meet on Kafka and in Postgres; only the command line and the page speak HTTP to them',
    { pathNot: ['^libs/client/', '^apps/(cli|web)/', SPEC] },
    { path: '^libs/client/' },
  ),
  forbid(
    'cli-imports-only-the-client',
    'the command line can do what any program can do over HTTP, and nothing else; what an operator does to the servers themselves stands apart',
    { path: '^apps/cli/', pathNot: [SPEC, '^apps/cli/src/operate/'] },
    { path: '^libs/', pathNot: '^libs/client/' },
  ),
  forbid('libs-never-import-apps', 'apps are wiring', { path: '^libs/' }, { path: '^apps/' }),
  forbid(
    'apps-never-import-apps',
    'services meet on Kafka and in Postgres only',
    { path: '^apps/([^/]+)/', pathNot: '^apps/standalone/' },
    { path: '^apps/', pathNot: '^apps/$1/' },
  ),
  forbid(
    'standalone-imports-only-the-four-modules',
    'standalone composes the modules that the four services export by their index',
    { path: '^apps/standalone/' },
    { path: '^apps/', pathNot: ['^apps/standalone/', SERVICES] },
  ),
  forbid(
    'web-imports-only-the-client',
    'the page runs in a browser and speaks to the service as anybody does',
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
    'modules that need each other are one module',
    { pathNot: '^libs/client/src/generated/' },
    { circular: true },
  ),
  forbid(
    'production-never-imports-testing',
    'specs and what lies in a folder called testing are not shipped',
    { pathNot: [SPEC, TESTING] },
    { path: [SPEC, TESTING] },
  ),
  forbid(
    'core-knows-no-framework',
    'contracts and domain are plain TypeScript over typebox and canonicalize',
    { path: '^libs/(contracts|domain)/', pathNot: [SPEC, TESTING] },
    { path: 'node_modules/', pathNot: 'node_modules/(typebox|canonicalize)/' },
  ),
  forbid(
    'core-knows-no-io',
    'contracts and domain reach no node builtin; contracts hash with crypto, which the lint narrows to createHash',
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
    'kafkajs has had no release since 2023: only its adapter may know of it',
    { pathNot: '^libs/kafka/' },
    { path: 'node_modules/kafkajs/' },
  ),
  forbid(
    'database-drivers-only-in-libs-that-keep-tables',
    'typeorm and pg are known to postgres, to the libs that keep tables and to tests',
    { pathNot: [`^libs/(${TABLES})/`, SPEC, TESTING] },
    { path: 'node_modules/(typeorm|pg|pg-[a-z-]+|@types/pg|@nestjs/typeorm)/' },
  ),
  forbid('every-import-resolves', 'what does not resolve escapes every other rule', {}, { couldNotResolve: true }),
];

/**
 * Rules over what a process loads, imports of types left out: read-models know the ledger's types (a projection runs in
 * its transaction), so by types alone query-api would reach event-log.
 */
export const RUNTIME_RULES = [
  forbid(
    'query-api-never-reaches-event-log',
    'query-api answers from Postgres and never touches Kafka',
    { path: '^apps/query-api/' },
    { path: '^libs/(event-log|kafka)/', reachable: true },
  ),
];

/** Rules over folders, specs and testing left out: those may need what they test and what tests them. */
export const FOLDER_RULES = [
  {
    ...forbid(
      'no-folder-cycles',
      'folders that need each other are one folder',
      { pathNot: '^libs/client/src/generated' },
      { circular: true },
    ),
    scope: 'folder',
  },
];

function forbid(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}
