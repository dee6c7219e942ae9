import { memo, useMemo } from 'react';
import type { Names } from '../value/render-value';
import type { Lane } from './drawing';
import { LEGEND_SHAPES } from './legend-samples';
import { COLOURS, type Palette } from './palette';
import { shapesIn } from './shapes-in';
import { Swatch } from './swatch';

interface Props {
  readonly palette: Palette;
  readonly names: Names;
  readonly lanes: readonly Lane[];
  /** The number of events. */
  readonly events: number;
}

/** The legend: the parties of the colours, and the meaning of the shapes in the picture. */
export const Legend = memo(function Legend({ palette, names, lanes, events }: Props) {
  const shapes = useMemo(() => shapesIn(lanes, events), [lanes, events]);
  return (
    <div className="legend" role="group" aria-label="Legend">
      <ul aria-label="Colours: who provides, holds or is bound">
        {[...palette].map(([id, colour]) => (
          <li key={id}>
            <Swatch colour={colour} />
            {names.get(id) ?? id}
          </li>
        ))}
        <li>
          <Swatch colour="anyone" />
          anyone
        </li>
        <li>
          <Swatch colour="plain" />
          {palette.size < COLOURS.length ? 'nobody named' : 'nobody named, or others'}
        </li>
        <li>
          <Swatch colour="absent" />
          not disclosed
        </li>
      </ul>
      <ul aria-label="Shapes">
        {LEGEND_SHAPES.filter(({ name }) => shapes.has(name)).map(({ name, shape }) => (
          <li key={name}>
            <svg width="30" height="16" aria-hidden="true">
              {shape}
            </svg>
            {name}
          </li>
        ))}
      </ul>
    </div>
  );
});
