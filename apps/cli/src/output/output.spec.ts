import { answersInShort, inShort } from './in-short';
import { renderProblem } from './problem';
import { table } from './table';

describe('a short value', () => {
  test.each([
    [{ provider: 'acme', summary: 'Acme hosts it.' }, 'Acme hosts it.'],
    [{ undisclosed: true }, '(undisclosed)'],
    [
      { amount: { amount: '5', currency: 'USD' }, until: ['a', 'b'] },
      'amount: (amount: 5, currency: USD), until: (a, b)',
    ],
    [{ alone: true, fee: { none: true } }, 'alone: true, fee: (none)'],
    [null, '(nothing)'],
  ])('%j_is_rendered_as_%j', (value, expected) => {
    expect(inShort(value)).toBe(expected);
  });

  test('only_answers_that_are_not_definite_are_marked', () => {
    expect(answersInShort([{ value: 'a', certainty: 'definitely' }])).toBe('a');
    expect(
      answersInShort([
        { value: 'a', certainty: 'possibly' },
        { value: 'b', certainty: 'possibly' },
      ]),
    ).toBe('possibly: a or possibly: b');
    expect(answersInShort([])).toBe('(not in force)');
  });
});

describe('a problem', () => {
  const problem = { type: '', title: 'Date invalid', status: 422, code: 'date-invalid' };
  const fault = (pointer: string, detail: string) => ({ code: 'date-invalid', pointer, detail });

  test('with_one_fault_is_one_sentence_with_the_pointer', () => {
    expect(renderProblem({ ...problem, errors: [fault('/events/0/occurred', '2026-02 has the days 01 to 28')] })).toBe(
      '2026-02 has the days 01 to 28. (date-invalid at /events/0/occurred)',
    );
  });

  test('with_several_faults_has_a_line_for_each_and_repeats_no_pointer', () => {
    const errors = [fault('/a', '/a is missing'), fault('/b', 'is no day'), fault('', 'is odd')];
    expect(renderProblem({ ...problem, detail: 'The body has 3 faults.', errors }).split('\n')).toEqual([
      'The body has 3 faults. (date-invalid)',
      '  /a is missing (date-invalid)',
      '  /b: is no day (date-invalid)',
      '  is odd (date-invalid)',
    ]);
  });

  test('with_an_instance_says_how_to_quote_it', () => {
    expect(renderProblem({ ...problem, instance: 'urn:x' })).toBe(
      'Date invalid. (date-invalid)\n  quote urn:x when you report this',
    );
  });
});

describe('a table', () => {
  test('wraps_only_its_last_column', () => {
    const lines = table(['TERM', 'VALUE'], [['api-hosting/all', 'one two three four five six seven']], 42).split('\n');
    expect(lines).toEqual([
      'TERM             VALUE',
      'api-hosting/all  one two three four five',
      '                 six seven',
    ]);
  });
});
