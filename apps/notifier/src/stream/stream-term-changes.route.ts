import { defineRoute } from '#http';
import { Type } from 'typebox';
import { after } from '../term-changes/list-term-changes.route';
import { filterParameters } from '../term-changes/filter-parameters';

export const streamTermChanges = defineRoute({
  method: 'GET',
  path: '/v1/term-changes/stream',
  expensive: true,
  summary: 'Follow term changes (server-sent events)',
  description: `The stream sends the history from the cursor and then live changes, without gaps or repeats. The \`data\` of a message is a CloudEvent on one line, and its \`id\` is the cursor after it. Messages have no \`event:\` name, so \`EventSource.onmessage\` receives all of them.

An \`EventSource\` resumes automatically: \`Last-Event-ID\` takes precedence over \`after\`. Without either, the stream starts at the beginning; \`after=now\` starts with live changes. Heartbeats keep the connection open and advance \`lastEventId\` to the place up to which the feed was read. A reader that accepts no data for a minute is disconnected and can resume at its last id.`,
  tag: 'Term changes',
  query: Type.Object({ after, ...filterParameters }),
  headers: Type.Object({ 'Last-Event-ID': Type.Optional(Type.String({ maxLength: 8_192, description: 'a cursor' })) }),
  responses: { 200: { description: 'the stream', contentType: 'text/event-stream', schema: Type.String() } },
  problems: { 400: ['cursor-malformed', 'cursor-foreign'], 503: ['cursor-ahead', 'feed-not-ready'] },
});
