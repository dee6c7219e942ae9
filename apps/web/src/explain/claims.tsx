import type { Explanation } from '#client';
import { Link } from '../address/link';
import { linkToEvents } from '../address/to-events';
import type { View } from '../address/view';
import { laneId } from '../picture/drawing';
import { nameOfLane } from '../picture/render-segment';
import { CorrectLinks } from '../record/correct-links';
import { Sources } from '../sources/sources';
import { writtenDate } from '../time/written-date';
import { renderCondition } from '../value/render-condition';
import { nameParties, type Names } from '../value/render-value';
import { ValueTable } from '../value/value-table';
import { renderReason } from './reasons';

type Claim = Explanation['considered'][number];

interface Props {
  readonly explanation: Explanation;
  readonly names: Names;
  readonly view: View;
}

/** Renders the governing claims first. The other claims can be unfolded. */
export function Claims({ explanation, names, view }: Props) {
  const { considered, answers } = explanation;
  const isDefinite = answers.some(({ certainty }) => certainty === 'definitely');
  const governing = considered.filter(({ governs }) => governs);
  const others = considered.filter(({ governs }) => !governs).toReversed();
  const items = (claims: readonly Claim[]) => (
    <ol className="claims">
      {claims.map((claim) => (
        <ClaimItem
          key={`${claim.version} ${laneId(claim.term)} ${claim.effect} ${claim.from}`}
          claim={claim}
          explanation={explanation}
          names={names}
          view={view}
          isDefinite={isDefinite}
        />
      ))}
    </ol>
  );
  return (
    <section>
      <h3>{governing.length === 0 ? 'Nothing governs' : isDefinite ? 'What governs' : 'What may govern'}</h3>
      {items(governing)}
      {others.length > 0 && (
        <details className="others" open={governing.length === 0}>
          <summary>
            {others.length === 1 ? '1 claim that does not govern' : `${others.length} claims that do not govern`}
          </summary>
          {items(others)}
        </details>
      )}
    </section>
  );
}

interface ItemProps extends Props {
  readonly claim: Claim;
  readonly isDefinite: boolean;
}

function ClaimItem({ claim, explanation, names, view, isDefinite }: ItemProps) {
  const isOfOther = claim.term.kind !== explanation.kind || claim.term.scope !== explanation.scope;
  const notes = [
    ...(claim.assertedBy.length > 0 ? [`Said by ${nameParties(claim.assertedBy, names)}`] : []),
    ...(claim.fromCondition === undefined ? [] : [`From the day of ${renderCondition(claim.fromCondition)}`]),
    ...(claim.startsBy === undefined ? [] : [`By ${writtenDate(claim.startsBy)} at the latest`]),
    ...(claim.untilCondition === null ? [] : [`Until ${renderCondition(claim.untilCondition)}`]),
    ...(isOfOther ? [`About: ${nameOfLane(claim.term, names)}`] : []),
    ...(claim.replacedBy ? [`Replaced by ${nameOfLane(claim.replacedBy, names)}`] : []),
    ...(claim.by === undefined ? [] : [`The reason: ${claim.by.title}`]),
    ...(claim.correctedBy ? ['Corrected since it was first recorded'] : []),
  ];
  return (
    <li className="claim" data-governs={claim.governs}>
      <p className="claim-head">
        <span>
          {writtenDate(claim.from)}
          {claim.until !== null &&
            ` to ${typeof claim.until === 'string' ? writtenDate(claim.until) : 'an unknown day'}`}
        </span>
        <span className="tag" data-governs={claim.governs}>
          {isOfOther && claim.because === 'ended'
            ? `ends ${nameOfLane(claim.term, names)}`
            : renderReason(claim.because, isDefinite)}
        </span>
      </p>
      <p>
        <Link to={linkToEvents(view, claim.startBounds.lo)}>{claim.title}</Link>
        {!view.embedded && view.partnership !== undefined && (
          <CorrectLinks partnership={view.partnership} eventId={claim.eventId} />
        )}
      </p>
      {notes.length > 0 && <p className="quiet">{notes.join('. ')}.</p>}
      {claim.value !== undefined && <ValueTable value={claim.value} names={names} />}
      <Sources sources={claim.sources} />
    </li>
  );
}
