import { parse as parseCsv } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { SaxesParser } from 'saxes';

/* A parser for each output format that accepts only what its standard allows. */

/** Controls, noncharacters and lone surrogates; line feeds and tabs are left to each format. */
const UNSHOWABLE = /(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;

const refuse = (what: string, where: string): never => {
  throw new Error(`${what}: ${JSON.stringify(where.slice(0, 200))}`);
};

/** The entries of an Atom feed (RFC 4287): the text of their elements, by the XML parser of jsdom, which throws on anything that is not well-formed. */
export function readAtom(text: string): { title: string[]; summary: string[]; authors: string[] }[] {
  const entries: { title: string[]; summary: string[]; authors: string[] }[] = [];
  const open: string[] = [];
  let content = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  const add = (part: string): void => void (content += part);
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('opentag', ({ name }) => {
    if (!ATOM_ELEMENTS.has(name)) refuse('no element of Atom', name);
    open.push(name);
    content = '';
    if (name === 'entry') entries.push({ title: [], summary: [], authors: [] });
  });
  parser.on('closetag', ({ name }) => {
    const path = open.slice(1).join('/');
    if (path === 'entry/title') entries.at(-1)!.title.push(content);
    if (path === 'entry/summary') entries.at(-1)!.summary.push(content);
    if (path === 'entry/author/name') entries.at(-1)!.authors.push(content);
    if (open.pop() !== name) refuse('an element that ends elsewhere', name);
  });
  parser.write(text).close();
  return entries;
}

const ATOM_ELEMENTS = new Set(
  'feed id title updated generator link subtitle rights entry summary author name published'.split(' '),
);

/** The events of a calendar (RFC 5545). The lines are checked here, because ical.js is lenient; then ical.js parses them. */
export function readCalendar(text: string): { uid: string; description: string; alarms: string[] }[] {
  if (!text.endsWith('\r\nEND:VCALENDAR\r\n')) refuse('no end of a calendar', text.slice(-100));
  const lines = text.split('\r\n').slice(0, -1);
  for (const line of lines) {
    if (Buffer.byteLength(line) > 75) refuse('a line of more than 75 octets', line);
    if (/[\r\n]/.test(line) || UNSHOWABLE.test(line)) refuse('a control character in a calendar', line);
    if (!/^(?: |[A-Z-]+[:;])/.test(line)) refuse('neither a property nor the rest of one', line);
  }
  for (const entry of text.split('BEGIN:VEVENT').slice(1)) {
    const [, start = ''] = /^DTSTART;VALUE=DATE:(\d{8})\r$/m.exec(entry) ?? refuse('an entry without a day', entry);
    const [, end] = /^DTEND.*:(\S*)\r$/m.exec(entry) ?? [];
    if (end !== undefined && !(/^\d{8}$/.test(end) && end > start)) refuse('an end that is not after its start', entry);
  }
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, description } = new ICAL.Event(component, { strictExceptions: true });
    return { uid, description, alarms: component.getAllSubcomponents('valarm').map(triggerOf) };
  });
}

/** The trigger of an alarm that shows a text (RFC 5545, 3.6.6), which must have exactly these properties. */
function triggerOf(alarm: ICAL.Component): string {
  const names = alarm.getAllProperties().map(({ name }) => name);
  if (names.toSorted().join() !== 'action,description,trigger') refuse('no alarm that shows a text', names.join());
  if (alarm.getFirstPropertyValue('action') !== 'DISPLAY') refuse('an alarm of another kind', alarm.toString());
  const trigger = String(alarm.getFirstPropertyValue('trigger'));
  return /^-?P(?:\d+W|\d+D|(?:\d+D)?T(?:\d+H)?(?:\d+M)?(?:\d+S)?)$/.test(trigger)
    ? trigger
    : refuse('no duration', trigger);
}

/** The rows of a table (RFC 4180 in UTF-8 with a byte order mark), none of whose cells a spreadsheet would run. */
export function readCsv(bytes: Buffer): Record<string, string>[] {
  if (!bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) refuse('no byte order mark', bytes.toString());
  new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const rows = parseCsv<Record<string, string>>(bytes, { bom: true, columns: true, record_delimiter: '\r\n' });
  for (const cell of rows.flatMap((row) => Object.values(row))) {
    if (/^[=+\-@\t\r＝＋－＠]/.test(cell)) refuse('a formula', cell);
    if (UNSHOWABLE.test(cell)) refuse('a control character in a table', cell);
  }
  return rows;
}

/** The lines of an output without characters that a terminal would interpret. */
export function readTerminal(text: string): string[] {
  const lines = text.split('\n');
  for (const line of lines)
    if (/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u.test(line))
      refuse('a terminal would interpret a character', line);
  return lines;
}
