import type { View } from '../address/view';
import { Trouble } from '../page/trouble';
import { useTitle } from '../page/use-title';
import { EmptyPicture } from '../picture/empty-picture';
import { useLive } from '../service/live';
import { askPartnership, askTimeline } from '../service/service';
import { isAnswered, useAnswer } from '../service/use-answer';
import { useToday } from '../time/use-today';
import { useNamesAnswered } from '../value/use-names';
import { PartnershipView } from './partnership-view';

/** Asks all that a picture needs at once, and draws it once all of it is there. */
export function PartnershipPage({ id, view }: { readonly id: string; readonly view: View }) {
  const today = useToday();
  const partnership = useAnswer(askPartnership(id));
  const asked = useAnswer(askTimeline(id, view.knownAt));
  // As known now, which a moment of knowledge is chosen from.
  const other = useAnswer(view.knownAt === undefined ? null : askTimeline(id));
  const present = view.knownAt === undefined ? asked : other;
  const { names, areAll } = useNamesAnswered(partnership.value?.parties, present.value);
  const news = useLive(id, present.value?.version ?? (isAnswered(present) ? 0 : undefined));
  useTitle(partnership.value?.name ?? id);

  const error = partnership.error ?? asked.error ?? present.error;
  if (partnership.value && asked.value && present.value && areAll) {
    return (
      <PartnershipView
        id={id}
        view={view}
        today={today}
        partnership={partnership.value}
        asked={asked.value}
        isPending={asked.pending}
        present={present.value}
        names={names}
        news={news}
        error={error}
      />
    );
  }
  return error === undefined ? (
    <Waiting name={partnership.value?.name ?? undefined} />
  ) : (
    <div className="narrow">
      <Trouble error={error} />
    </div>
  );
}

/** The page while its timeline is on its way, laid out as it will be. */
function Waiting({ name }: { readonly name: string | undefined }) {
  return (
    <div className="partnership">
      {name !== undefined && <h1>{name}</h1>}
      <div className="halves">
        <EmptyPicture />
        <aside className="panel">
          <p className="waiting">Loading…</p>
        </aside>
      </div>
    </div>
  );
}
