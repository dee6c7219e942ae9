import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  Kafka,
  logLevel,
  ResourcePatternTypes,
} from '../e2e/support/kafkajs';
import type { KafkaSasl } from '#config';
import { type KafkaLogOptions, openKafkaLog, openOutgoingTopic } from '#kafka';
import { PASSWORD, type SecuredKafka, startSecuredKafka } from './support/secured-kafka';

const USERS = ['admin', 'command-api', 'projector', 'notifier', 'stranger'];
const PREFIX = 'secured';
const TOPIC = `${PREFIX}.decisions`;

let kafka: SecuredKafka;
let ca: string;
let issuer: Server;

const as = (
  username: string,
  sasl: KafkaSasl = { mechanism: 'scram-sha-512', username, password: PASSWORD },
): Omit<KafkaLogOptions, 'topic'> => ({
  brokers: kafka.saslBrokers,
  clientId: username,
  tls: { ca },
  sasl,
  partitions: 3,
  logger: () => undefined,
});
const opened = async (options: KafkaLogOptions): Promise<string> => {
  const log = await openKafkaLog(options);
  await log.close();
  return log.logId;
};

/** The permissions that docs/how-to/managed-servers.md lists in a table. */
const ACLS: [user: string, resource: 'topic' | 'group' | 'groups of', name: string, operations: string[]][] = [
  ['command-api', 'topic', TOPIC, ['CREATE', 'DESCRIBE', 'DESCRIBE_CONFIGS', 'READ', 'WRITE']],
  ['command-api', 'groups of', TOPIC, ['READ', 'DELETE']],
  ['projector', 'topic', TOPIC, ['DESCRIBE', 'DESCRIBE_CONFIGS', 'READ']],
  ['projector', 'groups of', TOPIC, ['READ', 'DELETE']],
  ['notifier', 'topic', `${PREFIX}.term-changes`, ['CREATE', 'DESCRIBE', 'DESCRIBE_CONFIGS', 'WRITE']],
];

beforeAll(async () => {
  mkdirSync('.data', { recursive: true });
  kafka = await startSecuredKafka('.data/secured', USERS);
  ca = readFileSync(kafka.caFile, 'utf8');
  const admin = new Kafka({
    brokers: kafka.saslBrokers,
    ssl: { ca },
    sasl: { mechanism: 'plain', username: 'admin', password: PASSWORD },
    logLevel: logLevel.NOTHING,
  }).admin();
  await admin.connect();
  await admin.createAcls({
    acl: ACLS.flatMap(([user, resource, name, operations]) =>
      operations.map((operation) => ({
        resourceType: resource === 'topic' ? AclResourceTypes.TOPIC : AclResourceTypes.GROUP,
        resourceName: name,
        resourcePatternType: resource === 'groups of' ? ResourcePatternTypes.PREFIXED : ResourcePatternTypes.LITERAL,
        principal: `User:${user}`,
        host: '*',
        operation: AclOperationTypes[operation as keyof typeof AclOperationTypes],
        permissionType: AclPermissionTypes.ALLOW,
      })),
    ),
  });
  await admin.disconnect();
  issuer = createServer((request, response) => {
    const [id] = Buffer.from(request.headers.authorization?.slice(6) ?? '', 'base64')
      .toString()
      .split(':');
    const now = Math.floor(Date.now() / 1_000);
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg: 'none' })}.${part({ sub: id, iat: now, exp: now + 3_600, scope: 'kafka' })}.`;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ access_token: token, expires_in: 60 }));
  });
  await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  issuer.close();
  await kafka.stop();
});

test('the_log_opens_with_every_method_of_authentication', async () => {
  const user = { username: 'command-api', password: PASSWORD };
  const tokenUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/token`;
  const ways: KafkaSasl[] = [
    { mechanism: 'plain', ...user },
    { mechanism: 'scram-sha-256', ...user },
    { mechanism: 'scram-sha-512', ...user },
    { mechanism: 'oauthbearer', clientId: 'command-api', clientSecret: 'hush', tokenUrl, scope: 'kafka' },
  ];
  const ids: string[] = [];
  for (const way of ways) ids.push(await opened({ ...as('command-api', way), topic: TOPIC }));
  const { certFile, keyFile } = kafka.certificateOf('command-api');
  const { sasl: _none, ...byCertificate } = as('command-api');
  const tls = { ca, cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
  ids.push(await opened({ ...byCertificate, brokers: kafka.mtlsBrokers, tls, topic: TOPIC }));
  expect(ids).toEqual(Array(5).fill(ids[0]));
});

test('the_documented_permissions_are_sufficient', async () => {
  await opened({ ...as('command-api'), topic: TOPIC });
  const [writing, reading] = await Promise.all([
    openKafkaLog({ ...as('command-api'), topic: TOPIC }),
    openKafkaLog({ ...as('projector'), topic: TOPIC }),
  ]);
  const key = `key-${randomUUID()}`;
  const read = Promise.withResolvers<string | null>();
  const subscription = reading.read(
    {
      assigned: async (_partition, { begin }) => begin,
      batch: async (_partition, records) => {
        if (records.some((record) => record.key === key)) read.resolve(key);
      },
    },
    { group: `projector-${reading.logId}` },
  );
  await subscription.ready;
  await writing.appender().append(key, Buffer.from('one'));
  expect(await read.promise).toBe(key);
  await Promise.all([writing.close(), reading.close()]);
  const outgoing = await openOutgoingTopic({ ...as('notifier'), topic: `${PREFIX}.term-changes` });
  await outgoing.publish([{ key, value: 'told', headers: {} }]);
  await outgoing.close();
});

test('a_user_without_a_permission_is_refused', async () => {
  const reading = await openKafkaLog({ ...as('projector'), topic: TOPIC, appendTimeoutMs: 2_000 });
  const before = await reading.range();
  await expect(reading.appender().append('key', Buffer.from('one'))).rejects.toThrow();
  expect(await reading.range()).toEqual(before);
  await reading.close();
  await expect(opened({ ...as('stranger'), topic: TOPIC })).rejects.toThrow(/authorized|authorization/i);
});

test('a_wrong_password_and_an_unknown_certificate_authority_are_named_as_the_cause', async () => {
  const wrong: KafkaSasl = { mechanism: 'scram-sha-256', username: 'command-api', password: 'wrong' };
  await expect(opened({ ...as('command-api', wrong), topic: TOPIC })).rejects.toThrow(
    /^Kafka at 127.0.0.1:\d+ cannot be used: .*[Aa]uthentication/,
  );
  await expect(opened({ ...as('command-api'), tls: {}, topic: TOPIC })).rejects.toThrow(
    /cannot be used: .*certificate/,
  );
});
