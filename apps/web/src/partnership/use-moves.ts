import { useCallback, useState } from 'react';
import { currentView, endBurst, go, move } from '../address/use-view';
import type { Days } from '../address/view';
import type { Run } from '../picture/drawing';
import { dayWithin } from '../picture/lane';
import type { Day } from '../time/day';
import { isOfParty } from '../value/party-scope';
import { withDates } from './dated-view';

/** The move of the day when a bar was selected that does not include it. */
interface MovedDay {
  readonly term: string;
  readonly from: Day;
  readonly to: Day;
}

/** What the picture and the panels do to the view. */
export interface Moves {
  /** The last move of the day by a selected bar. */
  readonly moved: MovedDay | undefined;
  readonly onMove: (to: { at?: Day; knownAt?: Day | undefined }) => void;
  readonly onSelect: (term: string, run: Run) => void;
  readonly onEvents: (days: Days) => void;
  readonly onShown: (days: Days | undefined, isRest: boolean) => void;
}

/** Returns functions that change the address, and so the view. */
export function useMoves(today: Day): Moves {
  const [moved, setMoved] = useState<MovedDay>();
  const onMove = useCallback<Moves['onMove']>((to) => move(withDates(currentView(), to, today)), [today]);
  const onSelect = useCallback<Moves['onSelect']>(
    (term, run) => {
      const { events: _events, term: _term, ...now } = currentView();
      // For a party, the events that made it one or ended that.
      if (isOfParty(term)) return go({ ...now, events: { from: run.from, to: run.from } });
      const before = now.at ?? today;
      const day = dayWithin(run, before);
      setMoved({ term, from: before, to: day });
      go(withDates({ ...now, term }, { at: day }, today));
    },
    [today],
  );
  return { moved, onMove, onSelect, onEvents, onShown };
}

function onEvents(events: Days): void {
  const { term: _term, ...now } = currentView();
  go({ ...now, events });
}

function onShown(days: Days | undefined, isRest: boolean): void {
  const { shown: _shown, ...rest } = currentView();
  move(days === undefined ? rest : { ...rest, shown: days });
  if (isRest) endBurst();
}
