import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { nameResolver, type Resolve } from './resolve-name';

const A = 1;
/** The flags of an answer (RFC 1035, 4.1.1). */
const FOUND = 0x8180;
const NO_SUCH_NAME = 0x8183;

/** Returns the answer to a query: its head and question, and 93.184.215.14 if it asks for IPv4 addresses of a name that exists. */
function answerTo(query: Buffer, flags: number): Buffer {
  const head = Buffer.from(query.subarray(0, 12));
  const question = query.subarray(12, query.indexOf(0, 12) + 5);
  const isFound = flags === FOUND && question.readUInt16BE(question.length - 4) === A;
  head.writeUInt16BE(flags, 2);
  head.writeUInt16BE(isFound ? 1 : 0, 6);
  head.writeUInt32BE(0, 8);
  const record = Buffer.from('c00c00010001000000000004' + '5db8d70e', 'hex');
  return Buffer.concat([head, question, ...(isFound ? [record] : [])]);
}

describe('a name', () => {
  let socket: Socket;
  let flags: number | 'silent' = 'silent';
  let servers: string[];
  const asked: string[] = [];
  const system: Resolve = async (hostname) => {
    asked.push(hostname);
    return [{ address: '192.0.2.1', family: 4 }];
  };

  beforeAll(async () => {
    socket = createSocket('udp4');
    socket.on('message', (query, { port, address }) => {
      if (flags !== 'silent') socket.send(answerTo(query, flags), port, address);
    });
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    servers = [`127.0.0.1:${socket.address().port}`];
  });
  beforeEach(() => void asked.splice(0));
  afterAll(() => void socket.close());

  test('that_name_servers_know_is_resolved_without_the_system', async () => {
    flags = FOUND;
    const resolve = nameResolver({ servers, system });
    expect(await resolve('hooks.example')).toEqual([{ address: '93.184.215.14', family: 4 }]);
    expect(asked).toEqual([]);
  });

  test('whose_servers_are_silent_keeps_no_other_waiting_and_is_not_asked_of_the_system', async () => {
    flags = 'silent';
    const resolve = nameResolver({ servers, system, queryMs: 300 });
    const begun = performance.now();
    const names = Array.from({ length: 100 }, (_, nth) => `silent-${nth}.example`);
    const codes = await Promise.all(names.map((name) => resolve(name).catch((error: { code: string }) => error.code)));
    expect(new Set(codes)).toEqual(new Set(['EAI_AGAIN']));
    expect(asked).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  test('of_this_machine_is_resolved_without_name_servers', async () => {
    flags = 'silent';
    expect(await nameResolver({ servers, system })('localhost')).toEqual([{ address: '192.0.2.1', family: 4 }]);
  });

  test('that_no_name_server_knows_is_asked_of_the_system_while_no_other_one_is', async () => {
    flags = NO_SUCH_NAME;
    const ends: (() => void)[] = [];
    const slow: Resolve = async (hostname) => {
      await new Promise<void>((resolve) => ends.push(resolve));
      return system(hostname);
    };
    const resolve = nameResolver({ servers, system: slow });
    const code = (name: string) => resolve(name).catch((error: { code: string }) => error.code);
    const local = [code('local.example'), code('local.example')];
    while (ends.length === 0) await new Promise(setImmediate);
    expect(await Promise.race([code('other.example'), ...local])).toBe('EAI_AGAIN');
    ends.forEach((end) => end());
    expect(await Promise.all(local)).toEqual(Array(2).fill([{ address: '192.0.2.1', family: 4 }]));
    expect(asked).toEqual(['local.example']);
    const later = code('other.example');
    while (ends.length < 2) await new Promise(setImmediate);
    ends.forEach((end) => end());
    expect(await later).toEqual([{ address: '192.0.2.1', family: 4 }]);
  });
});
