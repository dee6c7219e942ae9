import { kafkaProperties } from './kafka-properties';

const rendered = kafkaProperties({ logDirs: '/data/kafka', brokerPort: 20_001, controllerPort: 20_002 });
const lines = rendered.split('\n');

test('listens_on_the_loopback_address_only', () => {
  expect(lines).toContain('listeners=PLAINTEXT://127.0.0.1:20001,CONTROLLER://127.0.0.1:20002');
  expect(lines).toContain('advertised.listeners=PLAINTEXT://127.0.0.1:20001');
  expect(lines).toContain('controller.quorum.voters=1@127.0.0.1:20002');
});

test('never_loses_records_of_a_topic_that_sets_no_retention', () => {
  expect(lines).toContain('log.retention.ms=-1');
});

test('each_setting_stands_on_one_line_of_its_own', () => {
  const names = lines.filter((line) => line !== '').map((line) => line.split('=')[0]);
  expect(new Set(names).size).toBe(names.length);
  expect(rendered.endsWith('\n')).toBe(true);
});

test('with_a_password_neither_the_broker_nor_the_controller_takes_anybody_without_it', () => {
  const asked = kafkaProperties({ logDirs: '/data', brokerPort: 1, controllerPort: 2, password: 'secret' }).split('\n');
  expect(asked).toContain('listener.security.protocol.map=PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT');
  for (const listener of ['plaintext', 'controller'])
    expect(asked).toContainEqual(
      expect.stringMatching(
        `^listener.name.${listener}.plain.sasl.jaas.config=.*PlainLoginModule required .*user_partnership="secret";$`,
      ),
    );
});

test('a_backslash_in_a_path_is_no_escape', () => {
  expect(kafkaProperties({ logDirs: 'C:\\data', brokerPort: 1, controllerPort: 2 })).toContain('log.dirs=C:\\\\data\n');
});
