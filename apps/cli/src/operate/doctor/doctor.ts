import {
  readKafkaConnection,
  readOidc,
  SettingFileUnreadable,
  SettingInvalid,
  type Settings,
  StartRefused,
} from '#config';
import { print, printJson, styled, terminalWidth } from '../../output/print';
import { printable } from '../../output/printable';
import { wrapped } from '../../output/wrapped';
import { UsageError } from '../../run/errors';
import { settingsOf } from '../servers';
import { type Reply, unknown } from './reply';
import { checkIssuer } from './check-issuer';
import { checkKafka, logIdOf } from './check-kafka';
import { checkPostgres, checkTables } from './check-postgres';
import { connectionsOfServices } from './connections-of-services';
import { allFit, type ServerFinding, undetermined } from './finding';
import { issuerFindings } from './issuer-findings';
import { kafkaFindings } from './kafka-findings';
import { postgresFindings } from './postgres-findings';
import { belongingFinding, storedFindings } from './stored-findings';

/** Prints which checks of the servers fit, and returns whether all do. */
export async function doctor({ json }: { readonly json: boolean }): Promise<boolean> {
  const findings = await examined(process.env);
  const fit = allFit(findings);
  if (json) printJson({ fit, findings });
  else print(findings.map(inWords).join('\n'));
  return fit;
}

async function examined(environment: NodeJS.ProcessEnv): Promise<ServerFinding[]> {
  try {
    const settings = settingsOf(environment);
    const oidc = readOidc(settings);
    if (!settings.kafkaBrokers && !settings.databaseUrl && !oidc)
      throw new UsageError('Set KAFKA_BROKERS and DATABASE_URL to the addresses of the servers.');
    const [kafka, postgres, issuer] = await Promise.all([
      examineKafka(settings),
      examinePostgres(settings),
      oidc && checkIssuer(settings, oidc, environment['PARTNERSHIP_TOKEN']),
    ]);
    const belonging = postgres.stored ? [belongingFinding(kafka.logId, postgres.stored)] : [];
    const ofIssuer = oidc && issuer ? issuerFindings(oidc, issuer) : [];
    return [...kafka.findings, ...postgres.findings, ...belonging, ...ofIssuer];
  } catch (error) {
    const isSetting = [SettingInvalid, StartRefused, SettingFileUnreadable].some((kind) => error instanceof kind);
    throw isSetting ? new UsageError((error as Error).message) : error;
  }
}

async function examineKafka(settings: Settings): Promise<{ findings: ServerFinding[]; logId: Reply<string | null> }> {
  if (!settings.kafkaBrokers) {
    const why = 'Kafka was not examined: set KAFKA_BROKERS to its addresses.';
    return { findings: [undetermined('kafka-reachable', why)], logId: unknown(why) };
  }
  const facts = await checkKafka(settings);
  return { findings: kafkaFindings(readKafkaConnection(settings), facts), logId: logIdOf(facts) };
}

async function examinePostgres(settings: Settings) {
  if (!settings.databaseUrl) {
    const why = 'PostgreSQL was not examined: set DATABASE_URL to its address.';
    return { findings: [undetermined('database-url-reachable', why)], stored: null };
  }
  const facts = await checkPostgres(settings);
  const stored = await checkTables(settings, facts);
  const expected = { connections: connectionsOfServices(settings), migrates: settings.databaseMigrate };
  return { findings: [...postgresFindings(facts, expected), ...(stored ? storedFindings(stored) : [])], stored };
}

const MARKS = { fits: ['green', 'ok'], differs: ['red', 'NO'], unknown: ['yellow', '??'] } as const;

function inWords({ verdict, sentence }: ServerFinding): string {
  const [colour, mark] = MARKS[verdict];
  const indent = ' '.repeat(4);
  return `${styled(colour, mark)}  ${wrapped(printable(sentence), terminalWidth(), indent).slice(indent.length)}`;
}
