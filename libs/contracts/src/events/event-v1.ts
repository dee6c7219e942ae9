import { Type } from 'typebox';
import { closed, DateText, Slug, Text, Uuid } from '../primitives';
import { contentOf, correctionContents, eventContents, recordedAs } from './event';
import { correctionReason } from './event-data';

/* What differs from today's events is written out here; a golden file holds all of it against what was written. */
const contents = {
  ...eventContents,
  InvestmentMade: contentOf('InvestmentMade', closed({ investor: Slug, round: Type.Optional(Text(200)) })),
  TermFellDue: contentOf('TermFellDue', closed({ kind: Slug, scope: Slug, on: DateText })),
};

const Replacement = Type.Union(Object.values(contents), { $id: 'Replacement' });

/** Schemas of events as recorded in version 1: frozen. */
export const eventSchemasV1 = recordedAs({
  ...contents,
  ...correctionContents,
  EventCorrected: contentOf(
    'EventCorrected',
    closed({ target: Uuid, replacement: Replacement, reason: correctionReason }),
  ),
});
