import { memo } from 'react';
import { COLOURS, OTHER_COLOURS } from './palette';

const colours = [...COLOURS, ...OTHER_COLOURS];

/** The patterns and fading edges that all lanes share. */
export const Definitions = memo(function Definitions() {
  return (
    <svg className="definitions" width="0" height="0" aria-hidden="true">
      <defs>
        {colours.map((colour) => (
          <pattern
            key={colour}
            id={`hatch-${colour}`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path d="M0 0v6" className="hatching" data-colour={colour} />
          </pattern>
        ))}
        <pattern id="zigzag" width="8" height="4" y="4" patternUnits="userSpaceOnUse">
          <path d="M0 4l4-4 4 4" className="zigzag" />
        </pattern>
        <pattern id="stripes" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <rect width="7" height="7" className="stripe-ground" />
          <path d="M0 0v7" className="stripe" />
        </pattern>
        <linearGradient id="ramp-in">
          <stop offset="0" stopColor="white" stopOpacity="0.08" />
          <stop offset="1" stopColor="white" />
        </linearGradient>
        <linearGradient id="ramp-out">
          <stop offset="0" stopColor="white" />
          <stop offset="1" stopColor="white" stopOpacity="0.08" />
        </linearGradient>
        {['in', 'out'].map((fade) => (
          <mask key={fade} id={`fade-${fade}`} maskContentUnits="objectBoundingBox" x="0" y="0" width="1" height="1">
            <rect width="1" height="1" fill={`url(#ramp-${fade})`} />
          </mask>
        ))}
      </defs>
    </svg>
  );
});
