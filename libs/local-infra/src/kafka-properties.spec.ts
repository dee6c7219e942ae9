import { kafkaProperties } from './kafka-properties';

const rendered = kafkaProperties({ logDirs: '/data/kafka', brokerPort: 20_001, controllerPort: 20_002 });
const lines = rendered.split('\n');

test('the_broker_listens_only_on_the_loopback_address', () => {
  expect(lines).toContain('listeners=PLAINTEXT://127.0.0.1:20001,CONTROLLER://127.0.0.1:20002');
  expect(lines).toContain('advertised.listeners=PLAINTEXT://127.0.0.1:20001');
  expect(lines).toContain('controller.quorum.voters=1@127.0.0.1:20002');
});

test('a_topic_without_a_retention_setting_never_loses_records', () => {
  expect(lines).toContain('log.retention.ms=-1');
});

test('each_setting_is_on_its_own_line', () => {
  const names = lines.filter((line) => line !== '').map((line) => line.split('=')[0]);
  expect(new Set(names).size).toBe(names.length);
  expect(rendered.endsWith('\n')).toBe(true);
});

test('with_a_password_neither_the_broker_nor_the_controller_accepts_anonymous_connections', () => {
  const linesWithPassword = kafkaProperties({
    logDirs: '/data',
    brokerPort: 1,
    controllerPort: 2,
    password: 'secret',
  }).split('\n');
  expect(linesWithPassword).toContain(
    'listener.security.protocol.map=PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT',
  );
  for (const listener of ['plaintext', 'controller'])
    expect(linesWithPassword).toContainEqual(
      expect.stringMatching(
        `^listener.name.${listener}.plain.sasl.jaas.config=.*PlainLoginModule required .*user_partnership="secret";$`,
      ),
    );
});

test('a_backslash_in_a_path_is_escaped', () => {
  expect(kafkaProperties({ logDirs: 'C:\\data', brokerPort: 1, controllerPort: 2 })).toContain('log.dirs=C:\\\\data\n');
});

test('a_path_with_letters_beyond_ascii_is_written_as_java_reads_it', () => {
  const rendered = kafkaProperties({ logDirs: '/data/Größe ı 😀', brokerPort: 1, controllerPort: 2 });
  expect(rendered).toContain('log.dirs=/data/Gr\\u00f6\\u00dfe \\u0131 \\ud83d\\ude00\n');
});
