interface Props {
  /** The name of a colour of the palette. */
  readonly colour: string;
  readonly isPossible?: boolean;
}

/** Renders the colour of a value beside its words. */
export const Swatch = ({ colour, isPossible = false }: Props) => (
  <svg className="swatch" width="12" height="12" aria-hidden="true">
    <rect
      className="bar"
      data-colour={colour}
      data-possible={isPossible || undefined}
      x="0.5"
      y="0.5"
      width="11"
      height="11"
    />
    {isPossible && <rect width="12" height="12" rx="3" fill={`url(#hatch-${colour})`} />}
  </svg>
);
