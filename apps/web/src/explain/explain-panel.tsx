import { useEffect, useRef } from 'react';
import type { Explanation } from '#client';
import { Link } from '../address/link';
import type { View } from '../address/view';
import { Trouble } from '../page/trouble';
import { runOf } from '../picture/drawing';
import { nameOfLane } from '../picture/tell-stretch';
import { askExplanation } from '../service/service';
import { useAnswer } from '../service/use-answer';
import { writtenDays } from '../time/day';
import { writtenDate } from '../time/written-date';
import { inWords, type Names } from '../value/tell-value';
import { ValueTable } from '../value/value-table';
import { tellReason } from './reasons';
import { Sources } from '../sources/sources';

interface Props {
  readonly id: string;
  readonly term: string;
  readonly view: View;
  readonly names: Names;
}

/** Why a term was what it was on the day asked about. */
export function ExplainPanel({ id, term, view, names }: Props) {
  const { value: explanation, error, pending } = useAnswer(askExplanation(id, term, view));
  const [kind = '', scope = ''] = term.split('/');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: !isBelow(heading.current) }), [term]);
  const { term: _term, ...without } = view;
  return (
    <aside className="panel explain" aria-label="Why" aria-busy={pending}>
      <Link className="back" to={without}>
        ← All terms
      </Link>
      <h2 ref={heading} tabIndex={-1}>
        {nameOfLane({ kind, scope }, names)}
      </h2>
      <Trouble error={error} />
      {explanation && <Told explanation={explanation} names={names} view={view} />}
    </aside>
  );
}

const isBelow = (element: Element): boolean => element.getBoundingClientRect().top > innerHeight - 80;

interface ToldProps {
  readonly explanation: Explanation;
  readonly names: Names;
  readonly view: View;
}

function Told({ explanation, names, view }: ToldProps) {
  const { answers, considered, contested, corrections, reaffirmations } = explanation;
  const inForce = answers.filter(({ certainty }) => certainty !== 'not');
  const nameOf = (by: string): string => names.get(by) ?? inWords(by);
  return (
    <>
      <p className="quiet">
        On {writtenDate(explanation.at)}, as known{' '}
        {view.knownAt === undefined ? 'now' : `on ${writtenDate(explanation.clock)}`}
      </p>
      {inForce.length === 0 && <p className="verdict">Nothing is in force on that day.</p>}
      {inForce.map((answer, nth) => (
        <section key={nth} className="verdict">
          <p>
            <strong>{answer.certainty === 'definitely' ? 'Definitely' : 'Possibly'}</strong> in force{' '}
            {writtenDays(runOf(answer.segment))}
          </p>
          <ValueTable value={answer.value} names={names} />
          {answer.between !== null && <p className="quiet">Between {answer.between.map(nameOf).join(', ')}</p>}
          {answer.lastReaffirmed && <p className="quiet">Last reaffirmed {writtenDate(answer.lastReaffirmed.on)}</p>}
        </section>
      ))}
      {contested.length > 0 && (
        <section>
          <h3>Dissent</h3>
          {contested.map((said, nth) => (
            <article key={nth} className="claim dissent">
              <p>
                <strong>{said.assertedBy.map(nameOf).join(', ')}</strong> from {writtenDate(said.from)}
              </p>
              <ValueTable value={said.value} names={names} />
              <Sources sources={said.sources} />
            </article>
          ))}
        </section>
      )}
      <section>
        <h3>Claims considered</h3>
        {considered.length === 0 && <p className="quiet">None.</p>}
        <ol className="claims">
          {considered.map((claim) => (
            <li
              key={`${claim.version} ${claim.term.scope} ${claim.effect} ${claim.from}`}
              className="claim"
              data-governs={claim.governs}
            >
              <p className="claim-head">
                <span>
                  {writtenDate(claim.from)}
                  {claim.until !== null &&
                    ` to ${typeof claim.until === 'string' ? writtenDate(claim.until) : 'an unknown day'}`}
                </span>
                <span className="tag" data-governs={claim.governs}>
                  {tellReason(claim.because)}
                </span>
              </p>
              <p>
                <Link to={eventLink(view, claim.startBounds.lo, claim)}>{claim.title}</Link>
              </p>
              <p className="quiet">
                {claim.assertedBy.length > 0 && `Said by ${claim.assertedBy.map(nameOf).join(', ')}. `}
                {claim.untilCondition !== null && `Until ${inWords(claim.untilCondition).toLowerCase()}. `}
                {(claim.term.kind !== explanation.kind || claim.term.scope !== explanation.scope) &&
                  `Of ${nameOfLane(claim.term, names)}. `}
                {claim.replacedBy && `Replaced by ${nameOfLane(claim.replacedBy, names)}. `}
                {claim.correctedBy && 'Corrected since it was first recorded. '}
              </p>
              {claim.value !== undefined && <ValueTable value={claim.value} names={names} />}
              <Sources sources={claim.sources} />
            </li>
          ))}
        </ol>
      </section>
      {reaffirmations.length > 0 && (
        <section>
          <h3>Reaffirmed</h3>
          <ul className="plain">
            {reaffirmations.map((said) => (
              <li key={`${said.version} ${said.term.kind} ${said.term.scope}`}>
                {writtenDate(said.on)}: {said.title}
                <Sources sources={said.sources} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {corrections.length > 0 && (
        <section>
          <h3>Corrections</h3>
          <ul className="plain">
            {corrections.map((correction) => (
              <li key={correction.version}>
                <p>
                  First recorded as “{correction.said.title}”, {writtenDate(correction.said.occurred)}
                  {correction.state === 'retracted' && ', now retracted'}.
                </p>
                {correction.acts.map((act) => (
                  <p key={act.version} className="quiet">
                    {act.type === 'EventRetracted' ? 'Retracted' : 'Corrected'}{' '}
                    {writtenDate(act.recordedAt.slice(0, 10))}: {act.reason}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="quiet">
        <a href={explanation.links.self}>This answer, for programs and for ever</a>
      </p>
    </>
  );
}

function eventLink({ term: _term, ...view }: View, day: string, _claim: unknown): View {
  const on = Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  return { ...view, events: { from: on, to: on } };
}
