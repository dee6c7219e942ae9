import { parseDay } from '../dates/day';
import type { ColumnMap } from './column-map';
import { commandsOfRows } from './commands-of-rows';
import { guessColumns, lackingIn, needsOrderOfDates } from './guess-columns';
import { nearestKinds } from './named-kinds';
import { placeOfFault } from './place-of-fault';
import type { Sheet } from './sheet';

const sheet = (columns: readonly string[], ...rows: readonly (readonly string[])[]): Sheet => ({
  columns,
  rows: rows.map((cells, nth) => ({
    number: nth + 2,
    cells: Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])),
  })),
});

describe('columns', () => {
  it('are_recognized_by_their_headings', () => {
    const columns = ['Deal', 'Parties', 'Date', 'What', 'Paper', 'Term', 'Says', 'End date', 'Remark'];
    const { members, value } = guessColumns(sheet(columns));
    expect(members).toEqual({
      partnership: 'Deal',
      parties: 'Parties',
      occurred: 'Date',
      title: 'What',
      publisher: 'Paper',
      kind: 'Term',
      until: 'End date',
    });
    expect(value).toEqual({ summary: 'Says' });
  });

  it('of_amounts_become_the_summary_if_there_is_no_better_column', () => {
    expect(guessColumns(sheet(['Deal', 'Amount'])).value).toEqual({ summary: 'Amount' });
    expect(guessColumns(sheet(['Amount', 'Terms'])).value).toEqual({ summary: 'Terms' });
  });

  it('of_parties_name_the_partnership_if_no_other_column_does', () => {
    const map = guessColumns(sheet(['Companies', 'When']));
    expect(map.members).toEqual({ partnership: 'Companies', parties: 'Companies', occurred: 'When' });
    expect(lackingIn(map)).toEqual(['title', 'publisher']);
  });

  test.each([
    ['31.12.2025', 'day-first'],
    ['01.02.2025', 'day-first'],
    ['31/12/2025', 'day-first'],
    ['12/31/2025', 'month-first'],
    ['03/04/2025', undefined],
    ['2025-12-31', undefined],
  ])('with_the_date_%s_have_the_order_%s', (date, dates) => {
    expect(guessColumns(sheet(['Date'], [date])).dates).toBe(dates);
  });

  it('need_a_stated_order_of_dates_only_if_it_is_ambiguous', () => {
    expect(needsOrderOfDates(['2025', '2025-12-31', ''])).toBe(false);
    expect(needsOrderOfDates(['2025', '3/4/2025'])).toBe(true);
  });
});

test.each([
  ['/events/0/occurred', { member: 'occurred' }],
  ['/events/3/sources/0/url', { member: 'url' }],
  ['/events/3/sources/0', { member: 'publisher' }],
  ['/events/0/data/parties/1/id', { member: 'parties' }],
  ['/events/0/data/agreement/id', { member: 'title' }],
  ['/events/0/effects/0/until/for', { member: 'until' }],
  ['/events/0/effects/0/untilCondition', { member: 'untilCondition' }],
  ['/events/0/effects/0/kind', { member: 'kind' }],
  ['/events/0/effects/0/value/provider', { value: 'provider' }],
  ['/events/0/effects/0/value', { value: 'summary' }],
  ['/partnershipId', { member: 'partnership' }],
  ['', null],
])('a_fault_at_%p_concerns_%j', (pointer, place) => {
  expect(placeOfFault(pointer)).toEqual(place);
});

describe('a row', () => {
  const kinds = [
    { kind: 'api-hosting', title: 'Hosting of APIs' },
    { kind: 'compute-purchase', title: 'Purchase of compute' },
    { kind: 'ip-licence', title: 'Licence of intellectual property, models and products' },
  ];
  const members: ColumnMap['members'] = {
    partnership: { value: 'a-b' },
    occurred: 'Date',
    title: { value: 'News' },
    publisher: { value: 'The Paper' },
    kind: 'Term',
    until: 'Until',
  };
  const eventOf = (date: string, term: string, until = ''): unknown => {
    const { rows } = sheet(['Date', 'Term', 'Until'], [date, term, until]);
    const map: ColumnMap = { members, value: {}, dates: undefined };
    const [row] = commandsOfRows(rows, map, { today: parseDay('2026-11-29')!, kinds });
    return row && 'command' in row && row.command.events[0];
  };

  test.each([
    ['Purchase of compute', 'compute-purchase'],
    ['purchase OF Compute', 'compute-purchase'],
    ['compute-purchase', 'compute-purchase'],
    ['Compute purchase', 'compute-purchase'],
    ['Hosting', 'hosting'],
  ])('has_the_kind_of_its_term_as_%s', (term, kind) => {
    expect(eventOf('2025', term)).toMatchObject({ effects: [{ kind }] });
  });

  test.each([
    ['1 March 2025', '2025-03-01'],
    ['early 2026', '[2026-01..2026-04]'],
    ['2025-03', '2025-03'],
    ['March', 'March'],
    ['1/4/2025', '1/4/2025'],
    ['soon', 'soon'],
  ])('has_the_date_%s_as_%s', (date, read) => {
    expect(eventOf(date, 'api-hosting', date)).toMatchObject({ occurred: read, effects: [{ until: read }] });
  });

  const firstOf = (columns: readonly string[], cells: readonly string[], members: ColumnMap['members']): unknown => {
    const map: ColumnMap = { members: { occurred: 'Date', title: 'What', ...members }, value: {}, dates: undefined };
    const { rows } = sheet(['Date', 'What', ...columns], ['2025', 'News', ...cells]);
    const [row] = commandsOfRows(rows, map, { today: parseDay('2026-11-29')!, kinds });
    return row && 'command' in row && row.command.events[0];
  };

  test.each([
    ['api.stateless', 'api.stateless'],
    ['First party', 'first-party'],
    ['U.S. only', 'u-s-only'],
    ['Canada.', 'canada'],
  ])('has_the_text_%s_as_the_scope_%s', (about, scope) => {
    const given = { partnership: { value: 'a-b' }, publisher: { value: 'The Paper' }, kind: { value: 'supply' } };
    expect(firstOf(['About'], [about], { ...given, scope: 'About' })).toMatchObject({ effects: [{ scope }] });
  });

  test.each([
    ['Acme supply', 'Acme supply'],
    ['acme-supply', 'Acme and Borealis'],
  ])('that_starts_%s_names_the_partnership_%s', (deal, name) => {
    const members = { partnership: 'Deal', parties: 'Parties', publisher: { value: 'The Paper' } };
    expect(firstOf(['Deal', 'Parties'], [deal, 'Acme; Borealis'], members)).toMatchObject({ data: { name } });
  });

  it('without_a_name_names_the_partnership_after_its_parties', () => {
    const members = { partnership: 'Parties', parties: 'Parties', publisher: { value: 'The Paper' } };
    expect(firstOf(['Parties'], ['Acme; Borealis'], members)).toMatchObject({ data: { name: 'Acme and Borealis' } });
  });

  it('with_an_address_as_source_has_its_host_as_publisher', () => {
    const members = { partnership: { value: 'a-b' }, publisher: 'Source' };
    expect(firstOf(['Source'], ['https://www.paper.example/2025/1'], members)).toMatchObject({
      sources: [{ publisher: 'paper.example', url: 'https://www.paper.example/2025/1' }],
    });
    expect(firstOf(['Source'], ['The Paper'], members)).toMatchObject({ sources: [{ publisher: 'The Paper' }] });
  });

  it('with_an_unknown_term_gets_the_nearest_kinds_as_suggestions', () => {
    expect(nearestKinds('Hosting', kinds, 1).map(({ title }) => title)).toEqual(['Hosting of APIs']);
    expect(nearestKinds('buying compute', kinds, 1).map(({ kind }) => kind)).toEqual(['compute-purchase']);
  });
});
