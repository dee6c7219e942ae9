/* global console, process */
// The program of docs/how-to/use-the-client.md: run against a service, with the packed client installed beside it.
// snippet: connect
import { isOfKind, PartnershipClient, ProblemError, ServiceUnreachable } from 'partnership-timeline-client';

const client = new PartnershipClient({
  url: process.env.PARTNERSHIP_URL ?? 'http://127.0.0.1:3000',
  token: process.env.PARTNERSHIP_TOKEN,
});
// snippet end

// snippet: ask
const deal = client.partnership('microsoft-openai');
const { terms } = await deal.termsAt('2026-03-01');
for (const term of terms)
  if (isOfKind(term, 'api-hosting')) console.log(term.scope, term.certainty, term.value.provider);

// The same day, as it was known two months earlier.
const earlier = await deal.termsAt('2026-03-01', { knownAt: '2026-01-01', kind: 'api-hosting' });
for (const { scope, certainty } of earlier.terms) console.log('known earlier:', scope, certainty);
// snippet end

// snippet: why
const { considered } = await deal.explain('api-hosting', 'stateless', '2026-03-01');
const { title, sources } = considered.find(({ governs }) => governs);
console.log('governs:', title, sources[0].url);
// snippet end

// snippet: record
const { version } = await client.partnership('acme-initech').record(
  [
    {
      type: 'PartnershipStarted',
      occurred: '2024-02',
      title: 'Acme and Initech begin',
      assertedBy: ['acme'],
      sources: [{ publisher: 'Acme', url: 'https://example.org/acme-initech' }],
      data: {
        name: 'Acme and Initech',
        parties: [
          { id: 'acme', name: 'Acme' },
          { id: 'initech', name: 'Initech' },
        ],
      },
      effects: [{ effect: 'set', kind: 'exclusivity', value: { summary: 'Only Acme supplies.' } }],
    },
  ],
  { key: 'acme-initech-begins' },
);
console.log('recorded, version', version);
// snippet end

// snippet: errors
try {
  await deal.termsAt('soon');
} catch (error) {
  if (error instanceof ProblemError) console.log('refused:', error.code, error.errors[0].pointer);
  else if (error instanceof ServiceUnreachable) console.log('no answer; try again later');
  else throw error;
}
// snippet end

// snippet: follow
const filter = { partnership: ['microsoft-openai'], type: ['changed'] };
for await (const { event, cursor } of client.followTermChanges({ filter })) {
  console.log('changed:', event.data.kind, event.data.cause.title);
  // A program keeps the cursor, and gives it as `after` the next time; this one has seen enough.
  if (cursor !== '') break;
}
// snippet end
