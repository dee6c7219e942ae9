import { sourceInWords } from './source-in-words';

const all = {
  publisher: 'OpenAI',
  title: 'Next chapter',
  published: '2025-10-28',
  locator: 'section 2',
  url: 'https://openai.example/next',
};

test.each([
  [all, 'OpenAI, “Next chapter”, 2025-10-28, section 2, https://openai.example/next'],
  [{ publisher: 'OpenAI' }, 'OpenAI'],
  [{ publisher: 'OpenAI', url: all.url }, 'OpenAI, https://openai.example/next'],
])('%j is cited as “%s”', (source, cited) => {
  expect(sourceInWords(source)).toBe(cited);
});
