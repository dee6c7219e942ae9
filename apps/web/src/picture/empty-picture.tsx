import { useEffect, useRef } from 'react';
import { measureText } from './measure';
import { usePlotSize } from './plot-size';

/** Takes the place of a picture while its timeline is on its way, which is then drawn for the size that this one has. */
export function EmptyPicture() {
  const box = useRef<HTMLElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  usePlotSize(box, plot);
  // The first text that a browser measures takes it 10 ms.
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
