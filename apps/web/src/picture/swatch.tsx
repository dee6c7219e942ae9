import { colourOf } from './colour';

interface Props {
  readonly value: unknown;
  readonly hue: number;
  readonly certainty: 'definitely' | 'possibly';
}

/** The colour of a value beside its words. */
export const Swatch = ({ value, hue, certainty }: Props) => (
  <svg className="swatch" width="12" height="12" aria-hidden="true">
    <rect
      className="bar"
      data-colour={colourOf(value, hue)}
      data-possible={certainty === 'possibly' || undefined}
      x="0.5"
      y="0.5"
      width="11"
      height="11"
    />
    {certainty === 'possibly' && <rect width="12" height="12" rx="3" fill={`url(#hatch-${colourOf(value, hue)})`} />}
  </svg>
);
