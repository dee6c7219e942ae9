import { similarParties } from './similar-parties';

const parties = [
  { id: 'amazon-web-services', name: 'Amazon Web Services' },
  { id: 'openai', name: 'OpenAI' },
  { id: 'gs', name: 'Goldman Sachs' },
];

test.each([
  ['aws', ['amazon-web-services']],
  ['amazon', ['amazon-web-services']],
  ['openai-global', ['openai']],
  ['open-ai', ['openai']],
  ['goldman-sachs', ['gs']],
  ['nvidia', []],
  ['openai', []],
])('%s_may_mean_%j', (id, similar) => {
  expect(similarParties(id, parties).map((party) => party.id)).toEqual(similar);
});
