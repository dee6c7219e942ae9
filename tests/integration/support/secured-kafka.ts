import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePort, startInfra } from '#local-infra';
import { certificateAuthority, type Certificate } from './certificates';

export const PASSWORD = 'correct-horse';

export interface SecuredKafka {
  /** The address for clients that authenticate by SASL. */
  readonly saslBrokers: string[];
  /** The address for clients that authenticate by a certificate. */
  readonly mtlsBrokers: string[];
  readonly caFile: string;
  certificateOf(name: string): Certificate;
  stop(): Promise<void>;
}

/** A broker with TLS, every SASL mechanism, and an authorizer that denies everything to all users except `admin`. */
export async function startSecuredKafka(dataDir: string, users: readonly string[]): Promise<SecuredKafka> {
  const folder = mkdtempSync(`${resolve(dataDir)}-`);
  const authority = certificateAuthority(folder);
  const broker = authority.issue('broker');
  const mtlsPort = await freePort();
  const scram = users.flatMap((name) =>
    ['SCRAM-SHA-256', 'SCRAM-SHA-512'].map((mechanism) => `${mechanism}=[name=${name},password=${PASSWORD}]`),
  );
  const infra = await startInfra({
    dataDir: join(folder, 'data'),
    // PostgreSQL is never contacted: only Kafka is started here.
    databaseUrl: 'postgres://nobody@127.0.0.1:1/none',
    purpose: 'tests',
    onProgress: () => undefined,
    kafkaExtras: {
      scram,
      properties: (ports) => propertiesOf({ ...ports, mtls: mtlsPort }, { broker, caFile: authority.caFile, users }),
    },
  });
  return {
    saslBrokers: infra.kafka.brokers,
    mtlsBrokers: [`127.0.0.1:${mtlsPort}`],
    caFile: authority.caFile,
    certificateOf: (name) => authority.issue(name),
    async stop() {
      await infra.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Parts {
  readonly broker: Certificate;
  readonly caFile: string;
  readonly users: readonly string[];
}

function propertiesOf(
  ports: { broker: number; controller: number; mtls: number },
  { broker, caFile, users }: Parts,
): Record<string, string> {
  const clients = [`SASL_SSL://127.0.0.1:${ports.broker}`, `MTLS://127.0.0.1:${ports.mtls}`];
  const jaas = (mechanism: string, module: string): [string, string] => [
    `listener.name.sasl_ssl.${mechanism}.sasl.jaas.config`,
    `org.apache.kafka.common.security.${module};`,
  ];
  const plainUsers = users.map((name) => `user_${name}="${PASSWORD}"`).join(' ');
  return {
    listeners: [...clients, `CONTROLLER://127.0.0.1:${ports.controller}`].join(','),
    'advertised.listeners': clients.join(','),
    'listener.security.protocol.map': 'SASL_SSL:SASL_SSL,MTLS:SSL,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'MTLS',
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': broker.bothFile,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': caFile,
    'listener.name.mtls.ssl.client.auth': 'required',
    'ssl.principal.mapping.rules': 'RULE:^CN=([^,]+).*$/$1/,DEFAULT',
    'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512,OAUTHBEARER',
    ...Object.fromEntries([
      jaas('plain', `plain.PlainLoginModule required ${plainUsers}`),
      jaas('scram-sha-256', 'scram.ScramLoginModule required'),
      jaas('scram-sha-512', 'scram.ScramLoginModule required'),
      // The broker accepts unsigned tokens: the test is about how the client gets and sends one.
      jaas('oauthbearer', 'oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub="broker"'),
    ]),
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users': 'User:ANONYMOUS;User:broker;User:admin',
  };
}
