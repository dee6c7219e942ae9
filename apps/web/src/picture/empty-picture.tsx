import { useEffect, useRef } from 'react';
import { measureText } from './measure';
import { usePlotSize } from './plot-size';

/** A placeholder while the timeline of a picture loads. It measures the size for which the picture is then drawn. */
export function EmptyPicture() {
  const box = useRef<HTMLElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  usePlotSize(box, plot);
  // The first text measurement takes a browser 10 ms.
  useEffect(() => void measureText(''), []);
  return (
    <section className="picture empty-picture" ref={box} aria-hidden="true">
      <div className="rails">
        <div className="row ticks">
          <div className="name" />
          <div ref={plot} className="plot" />
        </div>
      </div>
    </section>
  );
}
