import { matching } from './matching';

const partnerships = [
  { partnershipId: 'microsoft-openai', name: 'Microsoft and OpenAI', parties: ['microsoft', 'openai'] },
  { partnershipId: 'cafe', name: 'Café & Söhne', parties: ['cafe', 'soehne'] },
  { partnershipId: 'nameless', name: null, parties: ['amazon', 'openai'] },
];
const found = (search: string) => matching(partnerships, search).map(({ partnershipId }) => partnershipId);

it.each([
  ['', ['microsoft-openai', 'cafe', 'nameless']],
  ['  openai ', ['microsoft-openai', 'nameless']],
  ['AMAZON open', ['nameless']],
  ['cafe sohne', ['cafe']],
  ['oracle', []],
])('a_search_for_%p_finds_%j', (search, ids) => {
  expect(found(search)).toEqual(ids);
});
