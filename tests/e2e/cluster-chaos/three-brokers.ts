import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { freePort, startInfra, type RunningServers } from '#local-infra';
import { faultProxy, type FaultProxy } from '../support/fault-proxy';

export const BROKERS = [0, 1, 2] as const;
export type Broker = (typeof BROKERS)[number];

/** Three brokers that are also controllers, with a proxy on each connection: from each client to each broker, and between brokers. */
export interface ThreeBrokers {
  /** Returns the proxies from a client to each broker. */
  readonly proxies: (client: string) => readonly FaultProxy[];
  /** Returns the addresses of the brokers for a client. */
  readonly addresses: (client: string) => string[];
  /** Returns the proxies between a broker and the other brokers. */
  readonly between: (broker: Broker) => readonly FaultProxy[];
  readonly pidOf: (broker: Broker) => number;
  stop(): Promise<void>;
}

/** Each client has separate listeners, so that a broker advertises the addresses of that client's proxies. */
export async function startThreeBrokers(folder: string, clients: readonly string[]): Promise<ThreeBrokers> {
  const clusterId = randomBytes(16).toString('base64url');
  const controllerPorts = await Promise.all(BROKERS.map(freePort));
  const voterProxies = new Map<string, FaultProxy>();
  for (const from of BROKERS)
    for (const to of BROKERS) if (from !== to) voterProxies.set(`${from}-${to}`, await faultProxy(controllerPorts[to]));
  const replicaProxies = await Promise.all(BROKERS.map(() => faultProxy()));
  const clientProxies = new Map<string, FaultProxy[]>();
  for (const client of clients) clientProxies.set(client, await Promise.all(BROKERS.map(() => faultProxy())));

  const propertiesOf = async (broker: Broker): Promise<Record<string, string>> => {
    const listeners = [`CONTROLLER://127.0.0.1:${controllerPorts[broker]}`];
    const advertised: string[] = [];
    const open = async (name: string, proxy: FaultProxy): Promise<void> => {
      const port = await freePort();
      proxy.leadTo(port);
      listeners.push(`${name}://127.0.0.1:${port}`);
      advertised.push(`${name}://127.0.0.1:${proxy.port}`);
    };
    await open('REPLICAS', replicaProxies[broker]!);
    for (const [nth, client] of clients.entries()) await open(`CLIENT${nth}`, clientProxies.get(client)![broker]!);
    const voters = BROKERS.map(
      (to) => `${to + 1}@127.0.0.1:${to === broker ? controllerPorts[to] : voterProxies.get(`${broker}-${to}`)!.port}`,
    );
    const names = ['CONTROLLER', 'REPLICAS', ...clients.map((_, nth) => `CLIENT${nth}`)];
    const copies = { 'default.replication.factor': '3', 'min.insync.replicas': '2' };
    const ofOffsets = { 'offsets.topic.replication.factor': '3', 'offsets.topic.num.partitions': '3' };
    return {
      'node.id': String(broker + 1),
      'controller.quorum.voters': voters.join(','),
      listeners: listeners.join(','),
      'advertised.listeners': advertised.join(','),
      'inter.broker.listener.name': 'REPLICAS',
      'listener.security.protocol.map': names.map((name) => `${name}:PLAINTEXT`).join(','),
      ...copies,
      ...ofOffsets,
    };
  };
  const properties = await Promise.all(BROKERS.map(propertiesOf));
  const servers: RunningServers[] = await Promise.all(
    BROKERS.map((broker) =>
      startInfra({
        dataDir: join(folder, `broker-${broker + 1}`),
        // Not used: only Kafka is started here.
        databaseUrl: 'postgres://nobody@127.0.0.1:1/none',
        purpose: 'tests',
        onProgress: () => undefined,
        kafkaExtras: { scram: [], clusterId, properties: () => properties[broker]! },
      }),
    ),
  );
  const proxies = (client: string): readonly FaultProxy[] => clientProxies.get(client)!;
  const all = [...voterProxies.values(), ...replicaProxies, ...[...clientProxies.values()].flat()];
  return {
    proxies,
    addresses: (client) => proxies(client).map(({ port }) => `127.0.0.1:${port}`),
    between: (broker) => [
      replicaProxies[broker]!,
      ...[...voterProxies].flatMap(([connection, proxy]) =>
        connection.split('-').includes(String(broker)) ? [proxy] : [],
      ),
    ],
    pidOf: (broker) => servers[broker]!.kafka.process!.pid!,
    async stop() {
      await Promise.all(servers.map((each) => each.stop()));
      all.forEach((proxy) => proxy.close());
    },
  };
}
