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
        effects: [
          { effect: 'set', kind: 'exclusivity', value: { summary: 'Only Acme' }, until: { unknown: true } },
          {
            effect: 'set',
            kind: 'exclusivity',
            scope: 'cloud',
            value: { summary: 'Only Acme' },
            until: { for: 'P2Y' },
          },
          {
            effect: 'set',
            kind: 'exclusivity',
            scope: 'devices',
            value: { summary: 'Only Acme' },
            untilCondition: { any: ['sale', 'merger'] },
          },
        ],
      },
    ],
  },
});
console.log('recorded', recorded.response.status === 201 && recorded.data && 'version' in recorded.data ? 1 : null);

const asked = { path: { id }, query: { at: '2024-06-01' } };
const { data } = await client.GET('/v1/partnerships/{id}/terms', { params: asked });
for (const { kind, scope, certainty, claims } of data?.terms ?? []) {
  const [claim] = claims;
  console.log(kind, scope, certainty, JSON.stringify(claim?.until), JSON.stringify(claim?.untilCondition));
}

const path = { id: 'microsoft-openai' };
const query = { at: '2026-03-01' };
const agreements = await client.GET('/v1/partnerships/{id}/agreements', { params: { path, query } });
console.log('agreements', agreements.data?.agreements.length);
const agreement = await client.GET('/v1/partnerships/{id}/agreements/{agreementId}', {
  params: { path: { ...path, agreementId: 'agreement-2025-10' }, query },
});
console.log('claims', agreement.data?.claims.length);
const days = { fromAt: '2025-10-27', toAt: '2025-10-28' };
const diff = await client.GET('/v1/partnerships/{id}/diff', { params: { path, query: days } });
console.log('terms', diff.data?.terms.length);
const explanation = await client.GET('/v1/partnerships/{id}/terms/{kind}/{scope}/explanation', {
  params: { path: { ...path, kind: 'api-hosting', scope: 'stateless' }, query },
});
console.log('considered', explanation.data?.considered.length);
const history = await client.GET('/v1/partnerships/{id}/terms/{kind}/{scope}', {
  params: { path: { ...path, kind: 'api-hosting', scope: 'all' } },
});
console.log('segments', history.data?.segments.length);
const timeline = await client.GET('/v1/partnerships/{id}/timeline', { params: { path } });
console.log('terms', timeline.data?.terms.length);
const period = { from: '2025', to: '2032', partnership: path.id };
const expirations = await client.GET('/v1/expirations', { params: { query: period } });
console.log('items', expirations.data?.items.length);
const events = await client.GET('/v1/partnerships/{id}/events', { params: { path } });
console.log('items', events.data?.items.length);
const party = await client.GET('/v1/parties/{id}', { params: { path: { id: 'amazon' } } });
console.log('items', party.data?.items.length);

const refused = await client.GET('/v1/partnerships/{id}/terms', { params: { path: { id }, query: { at: 'soon' } } });
console.log('refused', refused.error?.code);
