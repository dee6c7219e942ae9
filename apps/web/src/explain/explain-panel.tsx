import { useRef } from 'react';
import { firstDayOf, type Explanation, type Timeline } from '#client';
import { Link } from '../address/link';
import { go } from '../address/use-view';
import type { View } from '../address/view';
import { Trouble } from '../page/trouble';
import { runOf } from '../picture/drawing';
import { nameOfLane } from '../picture/render-segment';
import { loadExplanation } from '../service/service';
import { useAnswer } from '../service/use-answer';
import { dayOf, writtenDay, type Day } from '../time/day';
import { writtenDate } from '../time/written-date';
import { renderCondition } from '../value/render-condition';
import { nameParties, type Names } from '../value/render-value';
import { ValueTable } from '../value/value-table';
import { useEscape } from '../page/use-escape';
import { useInView } from '../page/use-in-view';
import { useReturnedFocus } from '../page/use-returned-focus';
import { TermActs } from '../record/term-acts';
import { Claims } from './claims';
import { CopyButtons } from './copy-buttons';
import { daysInForce } from './days-in-force';
import { NotCounted } from './not-counted';
import { Sources } from '../sources/sources';

interface Props {
  readonly id: string;
  readonly term: string;
  readonly view: View;
  readonly names: Names;
  readonly timeline: Timeline;
  /** The day that was selected before this term was selected, if the selection has moved it. */
  readonly movedFrom: Day | undefined;
}

/** Renders why a term had its answer on the selected day. */
export function ExplainPanel({ id, term, view, names, timeline, movedFrom }: Props) {
  const { value: explanation, error, pending } = useAnswer(loadExplanation(id, term, view));
  const [kind = '', scope = ''] = term.split('/');
  const heading = useRef<HTMLHeadingElement>(null);
  useReturnedFocus(heading, term, inAnswer);
  useInView(heading, term);
  const { term: _term, ...without } = view;
  useEscape(() => go(without));
  return (
    <aside className="panel explain" aria-label="Why" aria-busy={pending}>
      <Link className="back" to={without}>
        ← All terms
      </Link>
      <h2 ref={heading} tabIndex={-1}>
        {nameOfLane({ kind, scope }, names)}
      </h2>
      {!view.embedded && (
        <details className="news-of-term">
          <summary>Record news of this term</summary>
          <TermActs partnership={id} term={term} acts={['change', 'end', 'notice', 'contest', 'reaffirm', 'review']} />
        </details>
      )}
      <p className="quiet" role="status">
        {movedFrom !== undefined &&
          view.at !== undefined &&
          `The bar that you chose does not include ${writtenDay(movedFrom)}: the day has moved to ${writtenDay(view.at)}.`}
      </p>
      <Trouble error={error} />
      {explanation && <ExplanationContent explanation={explanation} names={names} view={view} timeline={timeline} />}
    </aside>
  );
}

type Reaffirmation = Explanation['reaffirmations'][number];

/** Renders the reaffirmations since the answer began. Earlier ones, of other answers, can be unfolded. */
function Reaffirmed({
  reaffirmations,
  since,
}: {
  readonly reaffirmations: readonly Reaffirmation[];
  readonly since: Day;
}) {
  const isOfAnswer = ({ on }: Reaffirmation): boolean => !Number.isFinite(since) || dayOf(firstDayOf(on)) >= since;
  const [own, earlier] = [reaffirmations.filter(isOfAnswer), reaffirmations.filter((each) => !isOfAnswer(each))];
  return (
    <>
      {own.length > 0 && (
        <section>
          <h3>Reaffirmed</h3>
          <Reaffirmations reaffirmations={own} />
        </section>
      )}
      {earlier.length > 0 && (
        <details className="others">
          <summary>Reaffirmed while something else held</summary>
          <Reaffirmations reaffirmations={earlier} />
        </details>
      )}
    </>
  );
}

const Reaffirmations = ({ reaffirmations }: { readonly reaffirmations: readonly Reaffirmation[] }) => (
  <ul className="plain">
    {reaffirmations.map(({ version, term, on, title, sources }) => (
      <li key={`${version} ${term.kind} ${term.scope}`}>
        {writtenDate(on)}: {title}
        <Sources sources={sources} />
      </li>
    ))}
  </ul>
);

/** Finds the same term in the answer panel, which replaces this panel. */
const inAnswer = (term: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`.answer [data-term="${CSS.escape(term)}"]`);

interface AnswerProps {
  readonly explanation: Explanation;
  readonly names: Names;
  readonly view: View;
  readonly timeline: Timeline;
}

function ExplanationContent({ explanation, names, view, timeline }: AnswerProps) {
  const { answers, considered, contested, corrections, reaffirmations } = explanation;
  const inForce = answers.filter(({ certainty }) => certainty !== 'not');
  const { at, reviewedThrough } = explanation;
  const conditions = considered.flatMap(({ governs, untilCondition }) =>
    governs && untilCondition !== null ? [renderCondition(untilCondition)] : [],
  );
  const isUnreviewed = reviewedThrough !== null && dayOf(reviewedThrough) < dayOf(at);
  return (
    <>
      <p className="quiet">
        On {writtenDate(explanation.at)}, as known{' '}
        {view.knownAt === undefined ? 'now' : `on ${writtenDate(explanation.clock)}`}
      </p>
      {isUnreviewed && <p>Checked for news only up to {writtenDate(reviewedThrough)}.</p>}
      {inForce.length === 0 && <p className="verdict">Nothing is in force on that day.</p>}
      {inForce.map((answer, nth) => (
        <section key={nth} className="verdict">
          <p>
            <strong>{answer.certainty === 'definitely' ? 'Definitely' : 'Possibly'}</strong> in force{' '}
            {daysInForce(runOf(answer.segment), conditions)}
          </p>
          <ValueTable value={answer.value} names={names} />
          {answer.between !== null && <p className="quiet">Between {nameParties(answer.between, names)}</p>}
          {answer.lastReaffirmed && <p className="quiet">Last reaffirmed {writtenDate(answer.lastReaffirmed.on)}</p>}
        </section>
      ))}
      {contested.length > 0 && (
        <section>
          <h3>Dissent</h3>
          {contested.map((contest, nth) => (
            <article key={nth} className="claim dissent">
              <p>
                <strong>{nameParties(contest.assertedBy, names)}</strong> from {writtenDate(contest.from)}
              </p>
              <ValueTable value={contest.value} names={names} />
              <Sources sources={contest.sources} />
            </article>
          ))}
        </section>
      )}
      <Claims explanation={explanation} names={names} view={view} />
      <NotCounted timeline={timeline} explanation={explanation} view={view} names={names} />
      <Reaffirmed
        reaffirmations={reaffirmations}
        since={Math.min(...inForce.map(({ segment }) => runOf(segment).from))}
      />
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
      <CopyButtons explanation={explanation} names={names} />
      <p className="quiet">
        <a href={explanation.links.self}>Permanent link (JSON)</a>
      </p>
    </>
  );
}
