import { startInfra } from '#local-infra';

const [dataDir = '', kafkaBroker] = process.argv.slice(2);

void startInfra({
  dataDir,
  kafkaBrokers: kafkaBroker === undefined ? undefined : [kafkaBroker],
  purpose: 'service',
  onProgress: (line) => process.stderr.write(`${line}\n`),
}).then(({ kafka, postgres }) => {
  process.stdout.write(`${JSON.stringify({ kafka: kafka.process?.pid, postgres: postgres.process?.pid })}\n`);
  setInterval(() => undefined, 60_000);
});
