import type { ImportedRow, RowCommand } from '#client';
import { checkRows, lineOf, type CheckQueries, type CheckedRow, type Refusal } from './check-rows';

const event = (title: string, type = 'AgreementPublished') => ({ type, title });
const command = (title: string, partnershipId = 'a-b', type?: string): ImportedRow => ({
  partnershipId,
  events: [event(title, type)],
});
const rows = (...commands: ImportedRow[]): RowCommand[] => commands.map((one, nth) => ({ row: nth + 2, command: one }));

/** A service that knows some lines, and refuses events by their titles: of one request only the first that is wrong. */
const serviceWith = (
  refused: Readonly<Record<string, string>> = {},
  recorded: readonly ImportedRow[] = [],
): CheckQueries => ({
  isThere: (id) => Promise.resolve(recorded.some(({ partnershipId }) => partnershipId === id)),
  isRecorded: (_, line) => Promise.resolve(recorded.some((one) => lineOf(one) === line)),
  refusalsOf: (_, events) => {
    const all = (events as { title: string }[]).flatMap(({ title }, nth): Refusal[] =>
      refused[title] === undefined ? [] : [{ pointer: `/events/${nth}${refused[title]}`, detail: `wrong: ${title}` }],
    );
    return Promise.resolve(all.slice(0, 1));
  },
});

async function checked(all: readonly RowCommand[], queries: CheckQueries): Promise<CheckedRow[]> {
  const found: CheckedRow[] = [];
  await checkRows(all, queries, (row) => found.push(row));
  return found.sort((a, b) => a.row - b.row);
}
const states = async (all: readonly RowCommand[], queries: CheckQueries): Promise<string[]> =>
  (await checked(all, queries)).map(({ state }) => state);

test('every_fault_of_a_partnership_is_found_although_the_service_reports_one_at_a_time', async () => {
  const all = rows(command('one'), command('two'), command('three'), command('four'));
  const found = await checked(all, serviceWith({ two: '/occurred', four: '/effects/0/value/provider' }));
  expect(found.map(({ state }) => state)).toEqual(['ready', 'faulty', 'ready', 'faulty']);
  expect(found[1]!.faults).toEqual([{ place: { member: 'occurred' }, detail: 'wrong: two' }]);
  expect(found[3]!.faults).toEqual([{ place: { value: 'provider' }, detail: 'wrong: four' }]);
});

test('recorded_rows_are_known_and_repeated_rows_are_recorded_once', async () => {
  const [one, two] = [command('one'), command('two')];
  await expect(states(rows(one, two, two), serviceWith({}, [one]))).resolves.toEqual(['known', 'ready', 'repeated']);
});

test('rows_of_a_partnership_that_cannot_start_are_not_checked', async () => {
  const all = rows(command('start', 'a-b', 'PartnershipStarted'), command('two'), command('other', 'c-d'));
  await expect(states(all, serviceWith({ start: '/data/parties' }))).resolves.toEqual(['faulty', 'unchecked', 'ready']);
});

test('a_row_that_lacks_a_required_member_reports_it', async () => {
  const [row] = await checked([{ row: 7, fault: 'no title', missing: ['title'] }], serviceWith());
  expect(row).toMatchObject({ row: 7, state: 'faulty', faults: [{ place: { member: 'title' } }] });
});

test('many_rows_are_checked_in_several_requests_that_each_begin_with_the_start', async () => {
  const requested: number[] = [];
  const queries = serviceWith({ 'row 150': '/occurred' });
  const counting: CheckQueries = {
    ...queries,
    refusalsOf: (id, events) => {
      requested.push(events.length);
      expect(events[0]).toMatchObject({ type: 'PartnershipStarted' });
      return queries.refusalsOf(id, events);
    },
  };
  const all = rows(
    command('row 0', 'a-b', 'PartnershipStarted'),
    ...Array.from({ length: 199 }, (_, nth) => command(`row ${nth + 1}`)),
  );
  const found = await checked(all, counting);
  expect(found.filter(({ state }) => state === 'faulty').map(({ row }) => row)).toEqual([152]);
  expect(found).toHaveLength(200);
  expect(Math.max(...requested)).toBe(100);
});
