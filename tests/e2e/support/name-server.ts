import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** Answers DNS questions about the names it was told, as the name server of a container network does. */
export interface NameServer {
  readonly port: number;
  /** From now on the name has these IPv4 addresses; without any it is not known. */
  set(name: string, addresses: readonly string[]): void;
  /** What was answered last about any name. */
  lastAnswer(): readonly string[];
  close(): void;
}

const HEADER = 12;
const NO_ERROR = 0x8180;
const NO_SUCH_NAME = 0x8183;

export async function startNameServer(): Promise<NameServer> {
  const known = new Map<string, readonly string[]>();
  const answers = new Map<string, readonly string[]>();
  const socket = createSocket('udp4');
  socket.on('message', (query, { port, address }) => {
    const { name, end } = questionOf(query);
    const addresses = known.get(name) ?? [];
    answers.set(name, addresses);
    socket.send(answer(query.subarray(0, end), addresses), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    port: socket.address().port,
    set: (name, addresses) => void known.set(name, addresses),
    lastAnswer: () => [...answers.values()].flat(),
    close: () => void socket.close(),
  };
}

/** The name that is asked for, and where the question ends (RFC 1035, section 4.1.2). */
function questionOf(query: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = HEADER;
  for (let length = query[at]!; length > 0; length = query[at]!) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.'), end: at + 5 };
}

function answer(question: Buffer, addresses: readonly string[]): Buffer {
  const header = Buffer.alloc(HEADER);
  question.copy(header, 0, 0, 2);
  header.writeUInt16BE(addresses.length > 0 ? NO_ERROR : NO_SUCH_NAME, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(addresses.length, 6);
  return Buffer.concat([header, question.subarray(HEADER), ...addresses.map(addressRecord)]);
}

/** The name of the question, type A, class IN, kept for a second, four bytes. */
const RECORD = Buffer.from(['c00c', '0001', '0001', '00000001', '0004'].join(''), 'hex');

const addressRecord = (address: string): Buffer => Buffer.concat([RECORD, Buffer.from(address.split('.').map(Number))]);
