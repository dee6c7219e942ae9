import { commandsOfRows, decodeText, type RowCommand } from '#client';
import { columnMapOf } from './column-map';
import { readRows } from './read-rows';

const HEAD = ['Deal', 'Parties', 'Date', 'What', 'Said by', 'Paper', 'Term', 'Summary', 'To'];
const MAP = {
  partnership: 'Deal',
  parties: 'Parties',
  occurred: 'Date',
  title: 'What',
  assertedBy: 'Said by',
  publisher: 'Paper',
  kind: 'Term',
  value: { summary: 'Summary' },
  until: 'To',
  dates: 'day-first',
};
const FIRST = ['Acme & Globex', 'Acme; Globex', '31.01.2024', 'They start', 'Acme', 'Blatt', 'exclusivity', 'A; b', ''];
const SECOND = ['Acme & Globex', '', '2025-03', 'They go on', '', 'Blatt', 'exclusivity', 'Only Acme', '31.12.2030'];

const csv = (rows: readonly (readonly string[])[], delimiter = ';', end = '\r\n'): string =>
  rows.map((row) => row.map((cell) => `"${cell}"`).join(delimiter)).join(end);

const commandsOf = (text: string, map: object = MAP): RowCommand[] => {
  const { columns, rows } = readRows(text);
  return commandsOfRows(rows, columnMapOf(map, columns), { today: 20_000, kinds: [] });
};

describe('CSV as spreadsheets save it', () => {
  test.each([
    ['semicolons_and_crlf_after_a_byte_order_mark', `\ufeff${csv([HEAD, FIRST, SECOND])}\r\n`],
    ['commas_and_line_feeds', csv([HEAD, FIRST, SECOND], ',', '\n')],
    ['tabs_and_an_empty_row_at_the_end', `${csv([HEAD, FIRST, SECOND], '\t')}\r\n\t\t\t\t\t\t\t\t\r\n`],
  ])('is_read_with_%s', (_name, text) => {
    const [first, second] = commandsOf(text);
    expect(first).toMatchObject({
      row: 2,
      command: {
        partnershipId: 'acme-globex',
        events: [
          {
            type: 'PartnershipStarted',
            occurred: '2024-01-31',
            assertedBy: ['Acme'],
            sources: [{ publisher: 'Blatt' }],
            data: {
              name: 'Acme & Globex',
              parties: [
                { id: 'acme', name: 'Acme' },
                { id: 'globex', name: 'Globex' },
              ],
            },
            effects: [{ effect: 'set', kind: 'exclusivity', scope: 'all', value: { summary: 'A; b' } }],
          },
        ],
      },
    });
    expect(second).toMatchObject({ row: 3 });
    expect(second && 'command' in second && second.command.events).toEqual([
      expect.objectContaining({
        type: 'AgreementPublished',
        occurred: '2025-03',
        data: { agreement: { id: 'they-go-on', title: 'They go on', form: 'agreement' } },
        effects: [expect.objectContaining({ until: '2030-12-31', value: { summary: 'Only Acme' } })],
      }),
    ]);
  });

  test('is_decoded_from_latin1_utf16_and_utf8', () => {
    expect(decodeText(Buffer.from('Zoë;Ä', 'latin1'))).toBe('Zoë;Ä');
    expect(decodeText(Buffer.from('\ufeffZoë', 'utf16le'))).toBe('Zoë');
    expect(decodeText(Buffer.from('Zoë', 'utf8'))).toBe('Zoë');
  });

  test('a_cell_that_was_escaped_against_formulas_keeps_its_text', () => {
    expect(readRows("a\n'=1+1\n'tis\n").rows.map(({ cells }) => cells['a'])).toEqual(['=1+1', "'tis"]);
  });

  test('a_row_that_lacks_required_members_is_reported_with_its_number', () => {
    const commands = commandsOf(csv([HEAD, FIRST, SECOND.with(2, '').with(5, '')]));
    expect(commands[1]).toEqual({
      row: 3,
      fault: 'no occurred, no publisher',
      missing: ['occurred', 'publisher'],
    });
  });

  test('every_fault_of_a_column_map_is_reported', () => {
    const map = { ...MAP, occurred: 'Day', colour: 'Deal', title: 7, dates: 'odd' };
    expect(() => commandsOf(csv([HEAD]), map)).toThrow(
      /"colour" is not known.*\n.*"dates" is.*\n.*"occurred": there is no column "Day"; there are Deal.*\n.*"title" must be/,
    );
  });

  test('a_file_that_is_not_csv_is_refused', () => {
    expect(() => readRows('a,b\n"open')).toThrow(/The file is no CSV/);
  });
});
