import { BAR_COLOURS } from './legend-samples';

export const Legend = () => (
  <ul className="legend" aria-label="Legend">
    {BAR_COLOURS.map(({ name, shape }) => (
      <li key={name}>
        <svg width="30" height="16" aria-hidden="true">
          {shape}
        </svg>
        {name}
      </li>
    ))}
  </ul>
);
