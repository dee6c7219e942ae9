import type { View } from '../address/view';
import { Trouble } from '../page/trouble';
import { useTitle } from '../page/use-title';
import { EmptyPicture } from '../picture/empty-picture';
import { useLive } from '../service/live';
import { loadPartnership, loadTimeline } from '../service/service';
import { isAnswered, useAnswer } from '../service/use-answer';
import { useToday } from '../time/use-today';
import { useNamesAnswered } from '../value/use-names';
import { PartnershipView } from './partnership-view';

/** Requests all data of the picture at once, and renders when all of it has arrived. */
export function PartnershipPage({ id, view }: { readonly id: string; readonly view: View }) {
  const today = useToday();
  const partnership = useAnswer(loadPartnership(id));
  const timeline = useAnswer(loadTimeline(id, view.knownAt));
  // The timeline as known now. Its recordings are the stops of the handle of `knownAt`.
  const other = useAnswer(view.knownAt === undefined ? null : loadTimeline(id));
  const present = view.knownAt === undefined ? timeline : other;
  const { names, areAll } = useNamesAnswered(partnership.value?.parties, present.value);
  const announcement = useLive(id, present.value?.version ?? (isAnswered(present) ? 0 : undefined));
  useTitle(partnership.value?.name ?? id);

  const error = partnership.error ?? timeline.error ?? present.error;
  if (partnership.value && timeline.value && present.value && areAll) {
    return (
      <PartnershipView
        id={id}
        view={view}
        today={today}
        partnership={partnership.value}
        knownTimeline={timeline.value}
        isPending={timeline.pending}
        present={present.value}
        names={names}
        announcement={announcement}
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

/** Renders the layout of the page while its timeline loads. */
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
