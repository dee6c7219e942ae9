import { defineRoute } from '#http';
import { Type } from 'typebox';
import { after } from '../term-changes/list-term-changes.route';
import { filterParameters } from '../term-changes/filter-parameters';

export const streamTermChanges = defineRoute({
  method: 'GET',
  path: '/v1/term-changes/stream',
  summary: 'What changes, as it changes (server-sent events)',
  description: `History from the cursor on, then live, without gap or repeat. Each message's \`data\` is a CloudEvent on one line, its \`id\` the cursor behind it; there are no \`event:\` names, so \`EventSource.onmessage\` hears all of them.

An \`EventSource\` goes on by itself where it was: \`Last-Event-ID\` counts before \`after\`. Without either it starts at the beginning; \`after=now\` starts live. Heartbeats keep the connection and move \`lastEventId\` to how far the feed has been looked through. A reader that takes nothing for a minute is cut off; it resumes at its last id.`,
  tag: 'Term changes',
  query: Type.Object({ after, ...filterParameters }),
  headers: Type.Object({ 'Last-Event-ID': Type.Optional(Type.String({ maxLength: 8_192, description: 'a cursor' })) }),
  responses: { 200: { description: 'the stream', contentType: 'text/event-stream', schema: Type.String() } },
  problems: { 400: ['cursor-malformed', 'cursor-foreign'], 503: ['cursor-ahead', 'feed-not-ready'] },
});
