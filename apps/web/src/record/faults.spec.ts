import { nameOfPlace, renderFault, withoutRepeats } from './faults';

const fault = (detail: string, pointer = '/events/0/title') => ({ pointer, detail });

describe('a fault', () => {
  it.each([
    ['/events/0/sources/1/url', 'Source 2, address'],
    ['/events/0/effects/0/value/amount', 'Change 1, amount'],
    ['/events/0/data/agreement/id', 'Agreement, id'],
    ['/events/0/effects/2/untilCondition', 'Change 3, until condition'],
    ['/events/0/effects/0/value', 'Change 1, what holds'],
    ['/events/0/title', 'What happened'],
    ['/events/0/data/replacement/title', 'What happened'],
    ['/events/0/data/agreement/title', 'Agreement, title'],
    ['/recordedAt', 'Recorded at'],
  ])('at_%s_is_named_%s', (pointer, name) => {
    expect(nameOfPlace(pointer)).toBe(name);
  });

  it.each([
    ['/events/0/title is missing', 'Is missing'],
    ['There is no month 13.', 'There is no month 13.'],
    ['/events/0/data/with/0 must match pattern "^[a-z]+$"', 'Is not written as this field needs it'],
    [
      'aws was never named, neither as a party of the partnership nor as a third party',
      '“aws” is not known here: name a party, or add it under “Who else is named”',
    ],
    [
      '/events/0/data/with/0 must be lower-case words joined by single hyphens',
      'Is not written as this field needs it',
    ],
  ])('with_the_detail_%p_is_rendered_as_%p', (detail, expected) => {
    expect(renderFault(fault(detail))).toBe(expected);
  });

  it('is_shown_once_per_place', () => {
    expect(withoutRepeats([fault('must match pattern "a"'), fault('must be object')])).toHaveLength(1);
  });
});
