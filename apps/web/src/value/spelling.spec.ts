import { spelled, spelledName, spellingsIn } from './spelling';

const spellings = spellingsIn([
  'Amazon invests in OpenAI and distributes Frontier',
  "Others go on using OpenAI's API. Models may run on any cloud, models of research too.",
  'Microsoft licenses GPT-3 exclusively',
]);

describe('an id', () => {
  it.each([
    ['openai', 'OpenAI'],
    ['gpt-3', 'GPT-3'],
    ['openai-to-amazon', 'OpenAI to amazon'],
    ['models-and-research', 'models and research'],
    ['api.stateless', 'API stateless'],
    ['azure-2025', 'azure 2025'],
  ])('%s_is_spelled_as_in_the_texts_%s', (id, written) => {
    expect(spelled(id, spellings)).toBe(written);
  });

  it.each([
    ['amazon', 'Amazon'],
    ['goldman-sachs', 'Goldman Sachs'],
    ['openai', 'OpenAI'],
  ])('%s_of_a_party_is_rendered_as_%s', (id, name) => {
    expect(spelledName(id, spellings)).toBe(name);
  });
});
