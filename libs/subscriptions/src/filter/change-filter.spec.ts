import { faultsOf, termChangeTypes, type ToldTermChange } from '#contracts';
import { wantedBy } from '#feed';
import { ChangeFilter, feedFilterOf, onlyPartnership } from './change-filter';

const change = (data: object) =>
  ({
    partnershipId: 'a-b',
    kind: 'api-hosting',
    scope: 'all',
    type: 'started',
    retroactive: false,
    ...data,
  }) as ToldTermChange;
const isWanted = (filter: ChangeFilter, data: object) => wantedBy(feedFilterOf(filter))(change(data));

describe('the filter of a subscription', () => {
  it('excludes_the_types_that_need_an_explicit_request', () => {
    expect(termChangeTypes.filter((type) => !isWanted({}, { type }))).toEqual(['reaffirmed', 'announced']);
  });

  it.each<[ChangeFilter, object, boolean]>([
    [{ type: ['reaffirmed'] }, { type: 'reaffirmed' }, true],
    [{ type: ['reaffirmed'] }, {}, false],
    [{ partnership: ['a-b', 'c-d'] }, { partnershipId: 'c-d' }, true],
    [{ partnership: ['a-b', 'c-d'] }, { partnershipId: 'e-f' }, false],
    [{ kind: ['equity-stake'] }, {}, false],
    [{ scope: ['stateless'], kind: ['api-hosting'] }, { scope: 'stateless' }, true],
    [{ scope: ['stateless'], kind: ['api-hosting'] }, { scope: 'stateless', kind: 'investment' }, false],
    [{ scope: ['api'] }, { scope: 'api.stateless' }, false],
    [{ scope: ['api.stateless'] }, { scope: 'api.stateless' }, true],
    [{ scope: ['web', 'api.*'] }, { scope: 'api' }, true],
    [{ scope: ['web', 'api.*'] }, { scope: 'api.stateless.eu' }, true],
    [{ scope: ['web', 'api.*'] }, { scope: 'apis' }, false],
    [{ scope: ['all'] }, { scope: 'api' }, false],
    [{ scope: ['all.*'] }, { scope: 'api.stateless' }, true],
    [{ retroactive: true }, {}, false],
    [{ retroactive: false }, { retroactive: true }, false],
    [{ retroactive: true }, { retroactive: true }, true],
  ])('%j_matches_%j_%s', (filter, data, wanted) => expect(isWanted(filter, data)).toBe(wanted));

  it('names_the_only_partnership_for_the_feed', () => {
    expect(onlyPartnership({ partnership: ['a-b'] })).toBe('a-b');
    expect(onlyPartnership({ partnership: ['a-b', 'c-d'] })).toBeNull();
    expect(onlyPartnership({})).toBeNull();
  });

  it('accepts_scopes_with_all_narrower_ones', () => {
    const scope = ['all', 'api', 'api.stateless', 'api.*', 'all.*', `${'x'.repeat(128)}.*`];
    expect(faultsOf(ChangeFilter, { scope })).toEqual([]);
  });

  it.each([
    [{ partnerships: ['a-b'] }],
    [{ type: ['renamed'] }],
    [{ kind: [] }],
    [{ kind: ['A b'] }],
    [{ kind: ['api.stateless'] }],
    [{ scope: ['api.'] }],
    [{ scope: ['all.api'] }],
  ])('rejects_%j', (filter) => expect(faultsOf(ChangeFilter, filter)).not.toEqual([]));
});
