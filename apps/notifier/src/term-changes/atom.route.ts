import { Slug } from '#contracts';
import { defineRoute } from '#http';
import { Type } from 'typebox';
import { ATOM } from './atom';

export const subscribeTermChanges = defineRoute({
  method: 'GET',
  path: '/v1/partnerships/:id/term-changes.atom',
  summary: 'Latest term changes of a partnership as an Atom feed',
  description: 'The latest 50 term changes, newest first, without `reaffirmed` and `announced`.',
  tag: 'Term changes',
  params: Type.Object({ id: Slug }),
  responses: { 200: { description: 'RFC 4287', contentType: ATOM } },
  problems: { 404: ['partnership-unknown'] },
});
