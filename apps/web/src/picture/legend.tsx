import { memo } from 'react';
import type { Names } from '../value/tell-value';
import { LEGEND_SHAPES } from './legend-samples';
import type { Palette } from './palette';
import { Swatch } from './swatch';

interface Props {
  readonly palette: Palette;
  readonly names: Names;
}

/** Whom the colours stand for, and what the shapes say. */
export const Legend = memo(function Legend({ palette, names }: Props) {
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
          nobody named
        </li>
        <li>
          <Swatch colour="absent" />
          not disclosed
        </li>
      </ul>
      <ul aria-label="Shapes">
        {LEGEND_SHAPES.map(({ name, shape }) => (
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
