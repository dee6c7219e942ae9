export const BAR_COLOURS = [
  {
    name: 'definitely in force',
    shape: <rect className="bar" data-colour="0" x="0.5" y="1" width="29" height="14" rx="3" />,
  },
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
    name: 'another value',
    shape: <rect className="bar" data-colour="1" x="0.5" y="1" width="29" height="14" rx="3" />,
  },
  {
    name: 'undisclosed',
    shape: <rect className="bar" data-colour="absent" x="0.5" y="1" width="29" height="14" rx="3" />,
  },
  { name: 'ended', shape: <path className="ended" d="M1 4v8M1 8h28" /> },
  { name: 'announced', shape: <rect className="announced" x="1" y="1.5" width="28" height="13" rx="4" /> },
  { name: 'contested', shape: <rect x="0" y="8" width="30" height="4" fill="url(#zigzag)" /> },
  {
    name: 'reaffirmed',
    shape: (
      <g className="reaffirmed">
        <path d="M15 4v9" />
      </g>
    ),
  },
];
