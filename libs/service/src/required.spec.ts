import { readSettings } from '#config';
import { required } from './required';

const settings = readSettings({ DATABASE_URL: 'postgres://localhost/timeline' });

test('complete_settings_are_passed_on', () => {
  expect(required('query-api', settings, ['databaseUrl'])).toBe(settings);
});

test('a_service_without_a_server_refuses_to_start_and_names_the_variables', () => {
  expect(() => required('projector', settings, ['kafkaBrokers', 'databaseUrl'])).toThrow(
    'The projector needs KAFKA_BROKERS and DATABASE_URL; `npm start` brings its own.',
  );
});
