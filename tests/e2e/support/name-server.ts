import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** A DNS server for given names, like the name server of a container network. */
export interface NameServer {
  readonly port: number;
  /** Sets the IPv4 addresses of a name. Without addresses, the name is unknown. */
  set(name: string, addresses: readonly string[]): void;
  /** The addresses in the last answers for all names. */
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

/** Returns the queried name and the offset after the question (RFC 1035, section 4.1.2). */
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

/** An answer record: the queried name, type A, class IN, a TTL of one second, four bytes. */
const RECORD = Buffer.from(['c00c', '0001', '0001', '00000001', '0004'].join(''), 'hex');

const addressRecord = (address: string): Buffer => Buffer.concat([RECORD, Buffer.from(address.split('.').map(Number))]);
