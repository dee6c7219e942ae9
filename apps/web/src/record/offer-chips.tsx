interface Props<T> {
  readonly of: readonly T[];
  readonly render: (each: T) => string;
  readonly onTake: (each: T) => void;
}

/** Renders one button per value; a click puts the value into the draft. */
export const OfferChips = <T,>({ of, render, onTake }: Props<T>) =>
  of.map((each, nth) => (
    <button key={`${nth} ${render(each)}`} type="button" className="chip" onClick={() => onTake(each)}>
      {render(each)}
    </button>
  ));
