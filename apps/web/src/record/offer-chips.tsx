interface Props<T> {
  readonly of: readonly T[];
  readonly tell: (each: T) => string;
  readonly onTake: (each: T) => void;
}

/** What a press puts into the draft, a button each. */
export const OfferChips = <T,>({ of, tell, onTake }: Props<T>) =>
  of.map((each, nth) => (
    <button key={`${nth} ${tell(each)}`} type="button" className="chip" onClick={() => onTake(each)}>
      {tell(each)}
    </button>
  ));
