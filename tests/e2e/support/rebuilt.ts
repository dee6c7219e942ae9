import { randomUUID } from 'node:crypto';
import { freshDatabase, until, type FreshDatabase } from '#testing';
import { started } from './events';
import { get, post, record, type Body } from './http';
import { startLoad, type Load, type Sent } from './load';
import { endServices, environmentOf, startStandalone, type Place, type Service } from './service';
import { dump, holdLocks, query } from './stored';

/** A rebuild as the API returns it. */
export interface Rebuild extends Body {
  readonly id: string;
  readonly state: string;
  readonly progress: { records: number; ofRecords: number } | null;
  readonly differences: {
    readonly rulings: number;
    readonly rows: number;
    readonly sampled: number;
    readonly answers: number;
    readonly examples: readonly { partnershipId: string; kind: string; from: string; was: object[]; now: object[] }[];
  } | null;
  readonly error: string | null;
}

const REST = ['swapped', 'refused', 'failed', 'cancelled', 'rolled-back', 'discarded'];
const PARTNERSHIPS = ['north', 'east', 'south', 'west'];

/** The service of a spec file about rebuilds. */
interface Rebuilt {
  database: FreshDatabase;
  place: Place;
  service: Service;
}

export const rebuilt = {} as Rebuilt;
const loads: Load[] = [];

export const start = async (): Promise<void> => {
  rebuilt.service = await startStandalone({ ...environmentOf(rebuilt.place), REFERENCE_TIMELINE: 'off' });
};
export const requestRebuild = async (path: string, body: object = {}) =>
  (await post<Rebuild>(`${rebuilt.service.url}/v1/rebuilds${path}`, body)).body;
export const drop = async (id: string) => fetch(`${rebuilt.service.url}/v1/rebuilds/${id}`, { method: 'DELETE' });
const show = async (id: string) => (await get<Rebuild>(`${rebuilt.service.url}/v1/rebuilds/${id}`)).body;

export async function atRest(id: string): Promise<Rebuild> {
  let rebuild: Rebuild | undefined;
  await until(`rebuild ${id} is done`, async () => REST.includes((rebuild = await show(id)).state));
  return rebuild!;
}

export const schemas = async () =>
  (
    await query<{ name: string }>(
      rebuilt.place.databaseUrl,
      `SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE 'timeline%' ORDER BY 1`,
    )
  ).map(({ name }) => name);

export async function startPartnerships(): Promise<Sent[]> {
  return Promise.all(
    PARTNERSHIPS.map(async (partnershipId) => {
      const [key, events, sentAt] = [randomUUID(), [started()], performance.now()];
      const { status, body } = await record(rebuilt.service.url, partnershipId, events, { 'idempotency-key': key });
      return { partnershipId, key, events, sentAt, answer: { at: performance.now(), status, body }, times: 1 };
    }),
  );
}

/** Starts a load that ends with the service, even if a test fails. */
export function load(): Load {
  const started = startLoad({
    urlOf: () => rebuilt.service.url,
    partnerships: PARTNERSHIPS,
    clients: 4,
    commandsPerClient: 10_000,
    // A rebuild has the lowest priority and would get no processor time on a busy machine.
    restMs: 1_000,
  });
  loads.push(started);
  return started;
}

export async function open(): Promise<void> {
  rebuilt.database = await freshDatabase();
  rebuilt.place = { topicPrefix: `rebuild-${randomUUID()}`, databaseUrl: rebuilt.database.url };
  await start();
}
export async function close(): Promise<void> {
  for (const { cut } of loads.splice(0)) cut();
  await endServices();
  await rebuilt.database.drop();
}

/** The lock that keeps a rebuild in each of its phases. */
const STALLS = {
  filling: 'LOCK TABLE partition_progress IN ACCESS EXCLUSIVE MODE',
  comparing: 'LOCK TABLE statement IN ACCESS EXCLUSIVE MODE',
  swapping: 'SELECT 1 FROM partition_progress FOR UPDATE',
};

export type Phase = keyof typeof STALLS;
export const PHASES = Object.keys(STALLS) as Phase[];

/** Starts a rebuild and keeps it in one of its phases until `release` is called. */
export async function stalledWhile(phase: Phase): Promise<{ id: string; release: () => Promise<void> }> {
  const release = await holdLocks(rebuilt.database.url, STALLS[phase]);
  const { id } = await requestRebuild('');
  await until(`it is ${phase}`, async () => (await show(id)).state === phase);
  return { id, release };
}

/** Cancels a rebuild in a phase and checks that no tables are left. */
export async function cancelWhile(phase: Phase): Promise<void> {
  const rows = await dump(rebuilt.database.url);
  const { id, release } = await stalledWhile(phase);
  expect((await drop(id)).status).toBe(202);
  await release();
  expect(await atRest(id)).toMatchObject({ state: 'cancelled' });
  expect(await schemas()).toEqual(['timeline']);
  expect(await dump(rebuilt.database.url)).toEqual(rows);
}
