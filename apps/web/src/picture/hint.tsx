import { useState } from 'react';

const SEEN = 'partnership-timeline.hint';

/** An explanation of the two handles, shown until the reader has closed it once. */
export function Hint() {
  const [isSeen, setSeen] = useState(() => localStorage.getItem(SEEN) !== null);
  if (isSeen) return null;
  const close = (): void => {
    localStorage.setItem(SEEN, 'read');
    setSeen(true);
  };
  return (
    <aside className="hint-box" aria-label="How to read this picture">
      <p>
        <span className="hint-grip" data-name="at" aria-hidden="true" />
        Drag <strong>the day</strong> to see what was in force then.
      </p>
      <p>
        <span className="hint-grip" data-name="known" aria-hidden="true" />
        Drag <strong>what was known then</strong> to leave out later news.
      </p>
      <p>Choose a bar to see why.</p>
      <button type="button" onClick={close}>
        Got it
      </button>
    </aside>
  );
}
