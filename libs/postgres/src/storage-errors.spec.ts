import { DatabaseError } from 'pg';
import { isLostConnection, isStorageTrouble, passesByItself } from './storage-errors';

const sqlState = (code: string): Error => Object.assign(new DatabaseError('refused', 1, 'error'), { code });
const system = (code: string): Error => Object.assign(new Error(code), { code });

describe('an error of the storage', () => {
  test.each([
    ['a connection failure', '08006'],
    ['a read-only transaction', '25006'],
    ['an idle transaction', '25P03'],
    ['a serialization failure', '40001'],
    ['a deadlock', '40P01'],
    ['a full disk', '53100'],
    ['no memory', '53200'],
    ['too many connections', '53300'],
    ['an unavailable lock', '55P03'],
    ['a cancelled query', '57014'],
    ['a shutdown by an administrator', '57P01'],
    ['a crash', '57P02'],
    ['a server in recovery', '57P03'],
    ['an I/O error', '58030'],
  ])('%s_is_transient', (_, code) => {
    expect(isStorageTrouble(sqlState(code))).toBe(true);
    expect(passesByItself(sqlState(code))).toBe(true);
  });

  test.each([
    ['a unique violation', '23505'],
    ['a check violation', '23514'],
    ['an invalid number', '22P02'],
    ['a missing table', '42P01'],
    ['a division by zero', '22012'],
    ['a broken index', 'XX002'],
  ])('%s_is_not_a_storage_failure', (_, code) => {
    expect(isStorageTrouble(sqlState(code))).toBe(false);
  });

  test.each(['28P01', '28000', '3D000'])('%s_is_waited_out_at_run_time_and_reported_at_once_at_the_start', (code) => {
    expect(isStorageTrouble(sqlState(code))).toBe(true);
    expect(passesByItself(sqlState(code))).toBe(false);
  });

  test.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'])(
    '%s_is_a_transient_network_error',
    (code) => expect(passesByItself(system(code))).toBe(true),
  );

  test('an_error_that_wraps_a_driver_error_is_classified_by_its_code', () => {
    expect(isStorageTrouble(Object.assign(new Error('QueryFailedError'), { code: '25006' }))).toBe(true);
  });

  test('a_programming_error_is_not_a_storage_failure', () => {
    expect(isStorageTrouble(new TypeError('x is undefined'))).toBe(false);
    expect(isStorageTrouble('timeout')).toBe(false);
  });

  test('a_connection_that_was_never_made_is_not_a_lost_one', () => {
    for (const message of [
      'timeout exceeded when trying to connect',
      'Connection terminated due to connection timeout',
    ])
      expect([isStorageTrouble(new Error(message)), isLostConnection(new Error(message))]).toEqual([true, false]);
    for (const message of ['Query read timeout', 'Connection terminated unexpectedly'])
      expect([isStorageTrouble(new Error(message)), isLostConnection(new Error(message))]).toEqual([true, true]);
    expect(isLostConnection(sqlState('57P01'))).toBe(true);
    expect(isLostConnection(sqlState('57014'))).toBe(false);
  });
});
