import { settingsTable } from './settings';
import { unknownVariables } from './unknown-variables';

test.each([
  ['KAFKA_BROKER', 'KAFKA_BROKERS'],
  ['DATABASE_ULR', 'DATABASE_URL'],
  ['API_TOKEN_FILE', 'API_TOKENS_FILE'],
  ['ALOW_ANONYMOUS', 'ALLOW_ANONYMOUS'],
  ['REFERENCE_TIME_LINE', 'REFERENCE_TIMELINE'],
  ['LOGLEVEL', 'LOG_LEVEL'],
  ['HOSTS', 'HOST'],
  ['public_url', 'PUBLIC_URL'],
])('%s_is_probably_%s', (variable, meant) => {
  expect(unknownVariables({ [variable]: 'x' })).toEqual([{ variable, meant }]);
});

test('a_variable_that_begins_like_several_settings_is_named_also_if_none_is_similar', () => {
  expect(unknownVariables({ KAFKA_SSL_TRUSTSTORE: 'x', OIDC_CLIENT_SECRET: 'x' })).toEqual([
    { variable: 'KAFKA_SSL_TRUSTSTORE', meant: null },
    { variable: 'OIDC_CLIENT_SECRET', meant: null },
  ]);
});

test('settings_and_variables_of_others_are_not_named', () => {
  const known = Object.fromEntries(settingsTable().map(({ variable }) => [variable, 'x']));
  const ofOthers = [
    'PATH',
    'HOME',
    'HOSTNAME',
    'USER',
    'TERM',
    'PWD',
    'SHLVL',
    'LANG',
    'NODE_ENV',
    'JAVA_HOME',
    'TZ',
    'POD_NAME',
  ];
  const others = Object.fromEntries([...ofOthers, 'PARTNERSHIP_URL', 'TO_KAFKA_BROKERS'].map((name) => [name, 'x']));
  expect(unknownVariables({ ...known, ...others, KAFKA_BROKER: '' })).toEqual([]);
});

test('the_addresses_of_services_that_Kubernetes_adds_are_not_named', () => {
  const links = [
    'KAFKA_SERVICE_HOST',
    'KAFKA_SERVICE_PORT',
    'KAFKA_SERVICE_PORT_TCP',
    'KAFKA_PORT',
    'KAFKA_PORT_9092_TCP',
    'KAFKA_PORT_9092_TCP_ADDR',
  ];
  expect(unknownVariables(Object.fromEntries(links.map((name) => [name, 'x'])))).toEqual([]);
});
