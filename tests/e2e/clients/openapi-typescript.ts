import createClient from 'openapi-fetch';
import type { paths } from './schema';

// Some answers are tables or calendars too; the second parameter says that JSON is meant.
const client = createClient<paths, `${string}/${string}json`>({ baseUrl: process.env['PARTNERSHIP_URL'] ?? '' });
const id = 'by-openapi-typescript';

const recorded = await client.POST('/v1/partnerships/{id}/events', {
  params: { path: { id } },
  body: {
    events: [
      {
        type: 'PartnershipStarted',
        occurred: '2024-05',
        title: 'Acme and Globex start',
        assertedBy: ['acme'],
        sources: [{ publisher: 'Acme' }],
        data: {
          name: 'Acme and Globex',
          parties: [
            { id: 'acme', name: 'Acme' },
            { id: 'globex', name: 'Globex' },
          ],
        },
        effects: [{ effect: 'set', kind: 'exclusivity', value: { summary: 'Only Acme' }, until: { unknown: true } }],
      },
    ],
  },
});
console.log('recorded', recorded.response.status === 201 && recorded.data && 'version' in recorded.data ? 1 : null);

const asked = { path: { id }, query: { at: '2024-06-01' } };
const { data } = await client.GET('/v1/partnerships/{id}/terms', { params: asked });
for (const { kind, scope, certainty, claims } of data?.terms ?? [])
  console.log(kind, scope, certainty, JSON.stringify(claims[0]?.until));

const refused = await client.GET('/v1/partnerships/{id}/terms', { params: { path: { id }, query: { at: 'soon' } } });
console.log('refused', refused.error?.code);
