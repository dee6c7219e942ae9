import { DatabaseError } from 'pg';
import { isLostConnection, isStorageTrouble, passesByItself } from './storage-errors';

const sqlState = (code: string): Error => Object.assign(new DatabaseError('refused', 1, 'error'), { code });
const system = (code: string): Error => Object.assign(new Error(code), { code });

describe('what the storage says', () => {
  test.each([
    ['a connection failure', '08006'],
    ['a read-only transaction', '25006'],
    ['a transaction that lay idle', '25P03'],
    ['a serialization failure', '40001'],
    ['a deadlock', '40P01'],
    ['a full disk', '53100'],
    ['no memory', '53200'],
    ['too many connections', '53300'],
    ['a lock that was not to be had', '55P03'],
    ['a cancelled query', '57014'],
    ['an administrator who stops it', '57P01'],
    ['a crash', '57P02'],
    ['a server that starts or recovers', '57P03'],
    ['an I/O error', '58030'],
  ])('%s_passes_by_itself', (_, code) => {
    expect(isStorageTrouble(sqlState(code))).toBe(true);
    expect(passesByItself(sqlState(code))).toBe(true);
  });

  test.each([
    ['a unique violation', '23505'],
    ['a violated check', '23514'],
    ['a value that is no number', '22P02'],
    ['a table that is not there', '42P01'],
    ['a division by zero', '22012'],
    ['a broken index', 'XX002'],
  ])('%s_is_not_the_trouble_of_the_storage', (_, code) => {
    expect(isStorageTrouble(sqlState(code))).toBe(false);
  });

  test.each(['28P01', '28000', '3D000'])('%s_is_waited_out_while_it_runs_and_told_at_once_when_it_starts', (code) => {
    expect(isStorageTrouble(sqlState(code))).toBe(true);
    expect(passesByItself(sqlState(code))).toBe(false);
  });

  test.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'])(
    '%s_passes_by_itself',
    (code) => expect(passesByItself(system(code))).toBe(true),
  );

  test('an_error_that_wraps_that_of_the_driver_is_told_by_the_code_it_carries', () => {
    expect(isStorageTrouble(Object.assign(new Error('QueryFailedError'), { code: '25006' }))).toBe(true);
  });

  test('an_error_of_our_own_is_none', () => {
    expect(isStorageTrouble(new TypeError('x is undefined'))).toBe(false);
    expect(isStorageTrouble('timeout')).toBe(false);
  });

  test('a_connection_that_never_came_about_was_not_lost', () => {
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
