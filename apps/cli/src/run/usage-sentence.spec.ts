import { usageSentence } from './usage-sentence';

const COMMANDS = ['halts [partition]', 'history <partnership> <term>', 'subscriptions'];
const missing = (got: number, of: number) => `Not enough non-option arguments: got ${got}, need at least ${of}`;

test.each([
  [['history'], missing(0, 2), '<partnership> is missing: partnership history <partnership> <term>'],
  [['history', 'a', '--json'], missing(1, 2), '<term> is missing: partnership history <partnership> <term>'],
  [['subscriptions', 'show'], missing(0, 1), 'An argument is missing.'],
  [['history', '--scope'], 'Not enough arguments following: scope', '--scope needs a value.'],
  [['nonsense'], 'Unknown argument: nonsense', 'There is no command "nonsense".'],
  [['trems'], 'Did you mean terms?', 'Did you mean terms?'],
  [['halts', 'x', 'y'], 'Unknown argument: y', 'Unknown argument: y'],
])('the_arguments_%j_with_the_message_%j_yield_%j', (args, message, expected) => {
  expect(usageSentence(message, args, COMMANDS)).toBe(expected);
});
