import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEM_MEANINGS } from '#contracts';
import { problemsOf, routesOf, type ServiceDocument } from './http-page';
import { code, page } from './markdown';
import { callsWithObjects, textsIn } from './source-files';

const INTRODUCTION = `Every error is a problem document (RFC 9457). \`type\` is \`/problems/<code>\`, an address that explains the problem. \`code\` is stable, so programs can rely on it. \`title\` and \`detail\` are for people and may change.
\`errors\` lists all faults at once, each with a JSON Pointer (RFC 6901) and its own \`code\`. A 503 has \`Retry-After\` in seconds: the same request can succeed later. After a 4xx,
nothing is recorded. A command that got a 202, a 5xx or no answer can be sent again with the same \`Idempotency-Key\`; it is recorded only once. The \`Location\` of a 202 is the address of the outcome.`;

const GATEWAY = join(__dirname, '../../../infra/docker/gateway.conf');

const MANY_ROUTES = 8;

export function problemsPage(document: ServiceDocument): string {
  const codes = codesOf(document);
  refuseUnlessExplained(codes);
  return page('Problems', 'the routes', [
    INTRODUCTION,
    ...Object.entries(PROBLEM_MEANINGS).flatMap(([name, meaning]) => {
      const { statuses, calls } = codes.get(name)!;
      const where =
        calls.size === 0
          ? ''
          : calls.size > MANY_ROUTES
            ? ` · ${calls.size} calls`
            : ` · ${[...calls].map(code).join(', ')}`;
      return [`### ${name}`, `${[...statuses].join(', ')}${where}`, meaning];
    }),
  ]);
}

interface ProblemUse {
  readonly statuses: Set<string>;
  readonly calls: Set<string>;
}

/** The codes of the routes, and of problems that are thrown before a route is found, which no route lists. */
function codesOf(document: ServiceDocument): Map<string, ProblemUse> {
  const codes = new Map<string, ProblemUse>();
  const useOf = (name: string): ProblemUse => {
    const known = codes.get(name) ?? { statuses: new Set<string>(), calls: new Set<string>() };
    codes.set(name, known);
    return known;
  };
  for (const { call, operation } of routesOf(document))
    for (const [status, names] of problemsOf(operation))
      for (const name of names) {
        useOf(name).statuses.add(status);
        useOf(name).calls.add(call);
      }
  for (const { callee, members } of callsWithObjects())
    if (callee === 'Problem')
      for (const name of textsIn(members.get('code'))) useOf(name).statuses.add(members.get('status')?.getText() ?? '');
  for (const [, status = '', name = ''] of readFileSync(GATEWAY, 'utf8').matchAll(/"status":(\d+),"code":"([a-z-]+)"/g))
    useOf(name).statuses.add(status);
  return codes;
}

function refuseUnlessExplained(codes: ReadonlyMap<string, ProblemUse>): void {
  const unexplained = [...codes.keys()].filter((name) => !(name in PROBLEM_MEANINGS));
  const gone = Object.keys(PROBLEM_MEANINGS).filter((name) => !codes.has(name));
  if (unexplained.length + gone.length > 0)
    throw new Error(
      `problem-meanings.ts: explain ${unexplained.join(', ') || 'none'}; take out ${gone.join(', ') || 'none'}`,
    );
}
