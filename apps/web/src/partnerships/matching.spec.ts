import { matching } from './matching';

const party = (name: string) => ({ id: name.toLowerCase(), name });
const partnerships = [
  { partnershipId: 'microsoft-openai', name: 'Microsoft and OpenAI', parties: [party('Microsoft'), party('OpenAI')] },
  { partnershipId: 'cafe', name: 'Café & Söhne', parties: [party('Cafe'), { id: 'soehne', name: 'Soehne GmbH' }] },
  { partnershipId: 'nameless', name: null, parties: [party('Amazon'), party('OpenAI')] },
];
const found = (search: string) => matching(partnerships, search).map(({ partnershipId }) => partnershipId);

it.each([
  ['', ['microsoft-openai', 'cafe', 'nameless']],
  ['  openai ', ['microsoft-openai', 'nameless']],
  ['AMAZON open', ['nameless']],
  ['cafe sohne', ['cafe']],
  ['gmbh', ['cafe']],
  ['oracle', []],
])('a_search_for_%p_finds_%j', (search, ids) => {
  expect(found(search)).toEqual(ids);
});
