import tseslint from 'typescript-eslint';
import { lintRules } from './tests/architecture/rules/lint-rules.mjs';

/* The architecture rules that are written as selectors. All other rules are in .oxlintrc.json, which is several times as fast. */
export default tseslint.config(
  { ignores: ['tests/architecture/fixtures/'] },
  { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
  ...lintRules,
);
