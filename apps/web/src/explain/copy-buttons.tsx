import { useState } from 'react';
import type { Explanation } from '#client';
import type { Names } from '../value/render-value';
import { citationOf, quoteOf } from './citation';

interface Props {
  readonly explanation: Explanation;
  readonly names: Names;
}

/** Renders buttons that copy the link to this view, a citation with its sources, or the quote alone. */
export function CopyButtons({ explanation, names }: Props) {
  const [outcome, setOutcome] = useState('');
  const copy = (what: string, text: () => string) => async () => {
    try {
      await navigator.clipboard.writeText(text());
      setOutcome(`${what} copied.`);
    } catch {
      setOutcome('The browser does not allow copying here.');
    }
  };
  return (
    <div className="copy">
      <button type="button" onClick={() => void copy('Link', () => location.href)()}>
        Copy link
      </button>
      <button
        type="button"
        onClick={() => void copy('Citation', () => citationOf(explanation, names, location.origin))()}
      >
        Copy citation
      </button>
      <button type="button" onClick={() => void copy('Quote', () => quoteOf(explanation, names))()}>
        Copy quote
      </button>
      <span className="quiet" role="status">
        {outcome}
      </span>
    </div>
  );
}
