import type { ReactNode } from 'react';
import { CalledOffMark, RenewalMark } from './statement-shapes';
import type { ShapeName } from './shapes-in';

interface Sample {
  readonly name: ShapeName;
  readonly shape: ReactNode;
}

const bar = (colour: string, look = '') => (
  <rect className={`bar ${look}`} data-colour={colour} x="0.5" y="0.5" width="29" height="15" rx="3" />
);

/** The samples of the shapes, in the order of the legend. */
export const LEGEND_SHAPES: readonly Sample[] = [
  { name: 'in force', shape: bar('0') },
  {
    name: 'possibly',
    shape: (
      <g mask="url(#fade-out)">
        <rect className="bar" data-colour="0" data-possible x="0.5" y="1" width="29" height="14" rx="3" />
        <rect x="0.5" y="1" width="29" height="14" rx="3" fill="url(#hatch-0)" />
      </g>
    ),
  },
  {
    name: 'one of two values',
    shape: (
      <>
        <polygon className="bar" data-colour="0" points="0.5 1 29.5 1 0.5 15" />
        <polygon className="bar" data-colour="1" points="29.5 1 29.5 15 0.5 15" />
      </>
    ),
  },
  {
    name: 'waits for a condition',
    shape: (
      <>
        <rect className="bar pending" data-colour="0" x="1" y="1.5" width="28" height="13" rx="3" />
        <rect className="hatch sparse" x="1" y="1.5" width="28" height="13" fill="url(#hatch-0)" />
      </>
    ),
  },
  {
    name: 'overrides what is behind it',
    shape: (
      <>
        {bar('0', 'covered')}
        <rect className="bar" data-colour="1" x="0.5" y="3.5" width="29" height="9" />
      </>
    ),
  },
  {
    name: 'suspended',
    shape: (
      <>
        {bar('0', 'covered')}
        <rect className="suspended" x="0.5" y="3.5" width="29" height="9" fill="url(#stripes)" />
      </>
    ),
  },
  {
    name: 'give notice by then, or it renews',
    shape: <path className="flag-of-notice" d="M12 15V2l7 3.5l-7 3.5" />,
  },
  {
    name: 'renewed itself',
    shape: (
      <>
        <rect className="bar" data-colour="0" x="0.5" y="6" width="29" height="9.5" rx="3" />
        <RenewalMark x={15} y={6} height={9} />
      </>
    ),
  },
  {
    name: 'called off before it started',
    shape: <CalledOffMark x={0.5} y={1} width={29} height={14} />,
  },
  {
    name: 'except a narrower scope',
    shape: (
      <>
        {bar('0')}
        <rect className="bar exception" data-colour="1" x="8" y="10.5" width="21.5" height="5" />
      </>
    ),
  },
  {
    name: 'who is bound changes',
    shape: (
      <>
        {bar('plain')}
        <path className="bound-change" d="M15 1v14" />
      </>
    ),
  },
  { name: 'ended', shape: <path className="ended" d="M1 4v8M1 8h28" /> },
  { name: 'replaced by', shape: <path className="arrow" d="M2 4h12q4 0 4 4v6M14.5 10.5l3.5 3.5l3.5-3.5" /> },
  { name: 'announced', shape: <rect className="announced" x="1" y="1.5" width="28" height="13" rx="4" /> },
  { name: 'contested', shape: <rect x="0" y="8" width="30" height="4" fill="url(#zigzag)" /> },
  {
    name: 'reported otherwise',
    shape: <rect className="contest" data-counted="false" x="0" y="8" width="30" height="4" fill="url(#zigzag)" />,
  },
  {
    name: 'an event changes it',
    shape: (
      <>
        <path className="drop" d="M15 0v16" />
        <circle className="drop-end" cx="15" cy="8" r="3" />
      </>
    ),
  },
  { name: 'reaffirmed', shape: <path className="drop" data-reaffirmed d="M15 0v16" /> },
  {
    name: 'an event reaffirms terms',
    shape: (
      <g className="sample-of-mark">
        <rect x="6" y="4" width="12" height="12" rx="6" />
        <circle className="badge" cx="22" cy="5.5" r="5" />
        <path className="badge" d="M19.8 5.6l1.5 1.7l2.7 -3.4" />
      </g>
    ),
  },
  {
    name: 'several events',
    shape: (
      <g className="sample-of-mark">
        <rect x="6" y="0" width="18" height="16" rx="6" />
        <path className="number" d="M13 4.5h4l-2.3 2.8a2.1 2.1 0 1 1 -1.9 3" />
      </g>
    ),
  },
];
