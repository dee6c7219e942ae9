import { memo, useDeferredValue, useEffect, useState } from 'react';
import type { Timeline } from '#client';
import type { Point } from '../address/view';
import { loadTerms } from '../service/service';
import { useAnswer } from '../service/use-answer';
import { writtenDay, type Day } from '../time/day';
import { nameParties, renderScope, renderValue, titleOfKind, type Names } from '../value/render-value';
import { laneId, runOf, type Lane, type Run } from '../picture/drawing';
import { colourOf, type Palette } from '../picture/palette';
import { Swatch } from '../picture/swatch';
import { announcedOn, answerOn, renderCount, type TermOn } from './answer-on';
import { knowledgeOf, notesByTerm, waitingOn } from './beside';
import { useRested } from './use-rested';

interface Props {
  readonly id: string;
  readonly lanes: readonly Lane[];
  readonly timeline: Timeline;
  readonly at: Day;
  readonly knownAt: Day | undefined;
  readonly names: Names;
  readonly palette: Palette;
  readonly onSelect: (term: string, run: Run) => void;
}

/** Renders the terms that are in force on the selected day. */
export const AnswerPanel = memo(function AnswerPanel(props: Props) {
  const { id, lanes, timeline, at, knownAt, names, palette, onSelect } = props;
  const day = useDeferredValue(at);
  const answer = answerOn(lanes, day);
  const announced = announcedOn(timeline, day);
  const count = renderCount(answer);
  // The timeline already has what is in force. The notes are requested only when the day has come to rest.
  const rested = useRested(day);
  const response = useAnswer(rested === undefined ? null : loadTerms(id, pointOf(rested, knownAt)));
  const details = response.pending ? undefined : response.value;
  const notes = notesByTerm(details?.terms ?? [], names);
  const suspended = (details?.terms ?? []).filter((term) => term.value === null && term.suspended !== undefined);
  const waiting = waitingOn(details?.pending ?? [], names);
  const when = `${writtenDay(day)}, as known ${knownAt === undefined ? 'now' : writtenDay(knownAt)}`;
  return (
    <aside className="panel" aria-label="Answer">
      <h2>On {writtenDay(day)}</h2>
      <p className="quiet">
        {knownAt === undefined ? 'as known now' : `as known on ${writtenDay(knownAt)}`} · {count}
      </p>
      <LiveText text={`On ${when}: ${count}.`} />
      {details && knowledgeOf(details).map((line) => <p key={line}>{line}</p>)}
      {answer.length === 0 && (
        <p>
          {timeline.events.length === 0 ? 'Nothing had been recorded by then.' : 'Nothing is in force on that day.'}
        </p>
      )}
      <ul className="answer">
        {answer.map((term) => (
          <Term
            key={laneId(term.lane)}
            lane={term.lane}
            segment={term.segment}
            term={term}
            notes={(notes.get(laneId(term.lane)) ?? []).join(' · ')}
            names={names}
            palette={palette}
            onSelect={onSelect}
          />
        ))}
      </ul>
      {suspended.length > 0 && (
        <>
          <h3>Suspended</h3>
          <ul className="answer">
            {suspended.map((term) => (
              <li key={laneId(term)}>
                <button
                  type="button"
                  className="term"
                  data-term={laneId(term)}
                  onClick={() => onSelect(laneId(term), runOf(term.segment))}
                >
                  <Name kind={term.kind} scope={term.scope} names={names} />
                  {term.suspendedBy?.map(({ title }) => (
                    <span key={title} className="quiet">
                      {title}
                    </span>
                  ))}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {waiting.length > 0 && (
        <>
          <h3>Waiting</h3>
          <ul className="plain">
            {waiting.map((each, nth) => (
              <li key={nth} className="announced-line">
                {each.name}: {each.rendered}
              </li>
            ))}
          </ul>
        </>
      )}
      {announced.length > 0 && (
        <>
          <h3>Announced</h3>
          <ul className="plain">
            {announced.map(({ eventId, title }) => (
              <li key={eventId} className="announced-line">
                {title}
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
});

const pointOf = (at: Day, knownAt: Day | undefined): Point => ({ at, ...(knownAt === undefined ? {} : { knownAt }) });

interface TermProps {
  readonly lane: Lane;
  readonly segment: TermOn['segment'];
  readonly term: TermOn;
  /** Notes about the term, joined into one text. */
  readonly notes: string;
  readonly names: Names;
  readonly palette: Palette;
  readonly onSelect: (term: string, run: Run) => void;
}

const Term = memo(
  function Term({ term: { lane, segment, pieces, contests }, notes, names, palette, onSelect }: TermProps) {
    const isOneOf = segment?.inForce === 'definitely' && pieces.length > 1;
    const run = segment ?? contests[0]!;
    return (
      <li>
        <button type="button" className="term" data-term={laneId(lane)} onClick={() => onSelect(laneId(lane), run)}>
          <Name kind={lane.kind} scope={lane.scope} names={names} />
          {pieces.map(({ value, certainty, share }) => (
            <span key={share.nth} className="value" data-certainty={certainty}>
              <Swatch colour={colourOf(value, palette)} isPossible={certainty === 'possibly'} />
              <span>
                {renderValue(value, names)}
                {certainty === 'possibly' && <em>{isOneOf ? ` one of ${pieces.length}` : ' possibly'}</em>}
              </span>
            </span>
          ))}
          {contests.map(({ value, assertedBy }, nth) => (
            <span key={nth} className="value dissent">
              <span className="mark-contest" aria-hidden="true">
                ≠
              </span>
              <span>
                {nameParties(assertedBy, names)}: {renderValue(value, names)}
                <em> contested</em>
              </span>
            </span>
          ))}
          {notes !== '' && <span className="quiet">{notes}</span>}
        </button>
      </li>
    );
  },
  // A term on another day of the same segment renders the same.
  (a, b) =>
    a.lane === b.lane &&
    a.segment === b.segment &&
    a.notes === b.notes &&
    a.names === b.names &&
    a.palette === b.palette &&
    a.term.contests.length === b.term.contests.length &&
    a.term.contests.every((contest, nth) => contest === b.term.contests[nth]),
);

function Name({ kind, scope, names }: { readonly kind: string; readonly scope: string; readonly names: Names }) {
  return (
    <span className="term-name">
      {titleOfKind(kind, names)}
      {scope !== 'all' && <span className="quiet"> {renderScope(scope, names)}</span>}
    </span>
  );
}

const ANNOUNCED_AFTER_MS = 600;

/** A live region that announces a text to screen readers once a movement has come to rest. */
function LiveText({ text }: { readonly text: string }) {
  const [announced, setAnnounced] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAnnounced(text), ANNOUNCED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p className="unseen" role="status">
      {announced}
    </p>
  );
}
