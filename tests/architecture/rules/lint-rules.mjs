/**
 * Architecture rules that imports alone cannot show, as ESLint configuration: `npm run lint` applies them, and
 * lint-rules.spec.ts proves that each can fail. The message of a rule begins with its name.
 */
const CLOCK = [
  "CallExpression[callee.object.name=/^(Date|performance)$/][callee.property.name='now']",
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.name='Date']",
  "MemberExpression[object.name='Temporal'][property.name='Now']",
  'CallExpression[callee.name=/^(setTimeout|setInterval|setImmediate)$/]',
];

const RANDOMNESS = [
  "MemberExpression[object.name='Math'][property.name='random']",
  'Identifier[name=/^(randomUUID|randomBytes|randomInt|randomFillSync|getRandomValues)$/]',
];

const IO = ['CallExpression[callee.name=/^(fetch|require)$/]', "MemberExpression[object.name='console']"];

const CRYPTO = String.raw`[source.value=/^(node:)?crypto$/]`;
const NOT_HASHING = [
  `ImportDeclaration${CRYPTO} ImportSpecifier[imported.name!='createHash']`,
  `ImportDeclaration${CRYPTO} :matches(ImportDefaultSpecifier, ImportNamespaceSpecifier)`,
  `:matches(ImportExpression, ExportAllDeclaration, ExportNamedDeclaration)${CRYPTO}`,
];

const READ_MODELS = "[source.value='#read-models']";
const NOT_DUE_DAYS = [
  `ImportDeclaration${READ_MODELS} ImportSpecifier[imported.name!=/DueDays?/i]`,
  `ImportDeclaration${READ_MODELS} :matches(ImportDefaultSpecifier, ImportNamespaceSpecifier)`,
  `:matches(ImportExpression, ExportAllDeclaration, ExportNamedDeclaration)${READ_MODELS}`,
];

export const lintRules = [
  {
    name: 'architecture/core',
    files: ['libs/contracts/**/*.ts', 'libs/domain/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...forbid('core-reads-no-clock', 'take the moment or the day as an argument', CLOCK),
        ...forbid('core-draws-no-randomness', 'take ids and random numbers as arguments', RANDOMNESS),
        ...forbid('core-reads-no-environment', 'take the setting as an argument', ["Identifier[name='process']"]),
        ...forbid('core-does-no-io', 'return a value and let the caller do it', IO),
        ...forbid('core-uses-crypto-to-hash-only', 'import createHash by name', NOT_HASHING),
      ],
    },
  },
  {
    name: 'architecture/command-api',
    files: ['apps/command-api/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...forbid('command-api-reads-due-days-only', 'a decision rests on the ledger alone', NOT_DUE_DAYS),
      ],
    },
  },
];

function forbid(name, instead, selectors) {
  return selectors.map((selector) => ({ selector, message: `${name}: ${instead}.` }));
}
