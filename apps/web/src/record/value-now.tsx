import { useContext } from 'react';
import type { Lane, Piece } from '../picture/drawing';
import { writtenDay, type Day } from '../time/day';
import { keyOfValue } from '../value/absence';
import { renderValue, type Names } from '../value/render-value';
import type { Json } from './draft';
import { RecordedContext } from './recorded-context';
import { inForceOn, laneIn } from './recorded';

interface Props {
  readonly kind: string;
  readonly scope: string;
  readonly day: Day;
  readonly value: Json | undefined;
  /** Called to copy the value into the draft; if absent, the value is only shown. */
  readonly onStart?: (value: Json) => void;
}

/** Renders the current value of a term, and a button to start from it. */
export function ValueNow({ kind, scope, day, value, onStart }: Props) {
  const { lanes, names } = useContext(RecordedContext);
  const lane = laneIn(lanes, kind, scope);
  if (lane === undefined) return null;
  const pieces = inForceOn(lane, day);
  return (
    <div className="value-now" role="status">
      {pieces.length === 0 && <p className="hint">Not in force on {writtenDay(day)}.</p>}
      {pieces.map((piece) => (
        <div key={keyOfValue(piece.value)}>
          <p className="hint">{renderPiece(piece, { lane, day, names })}</p>
          {onStart && keyOfValue(value ?? null) !== keyOfValue(piece.value) && (
            <button type="button" className="chip" onClick={() => onStart(piece.value as Json)}>
              Start from this value
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

interface PieceContext {
  readonly lane: Lane;
  readonly day: Day;
  readonly names: Names;
}

function renderPiece({ value, certainty }: Piece, { lane, day, names }: PieceContext): string {
  const how = certainty === 'definitely' ? 'In force' : 'Possibly in force';
  const label = lane.labels.find(
    ({ from, to, value: labelled }) => from < day && day < to && keyOfValue(labelled) === keyOfValue(value),
  );
  const since = label === undefined ? '' : `, since ${writtenDay(label.from)}`;
  return `${how} on ${writtenDay(day)}${since}: ${renderValue(value, names)}`;
}
