import type { Source } from '#client';
import { writtenDate } from '../time/written-date';

/** Renders the sources of a fact. */
export const Sources = ({ sources }: { readonly sources: readonly Source[] }) => (
  <ul className="sources">
    {sources.map((source, nth) => (
      <li key={nth}>
        {source.url === undefined ? (
          <span>{source.title ?? source.publisher}</span>
        ) : (
          <a href={source.url} target="_blank" rel="noreferrer">
            {source.title ?? source.publisher}
          </a>
        )}
        <span className="quiet">
          {[
            source.title === undefined ? undefined : source.publisher,
            source.published === undefined ? undefined : writtenDate(source.published),
            source.locator,
          ]
            .filter((each) => each !== undefined)
            .map((each) => `, ${each}`)
            .join('')}
        </span>
        {source.copy !== undefined && (
          <span className="quiet copy">
            A copy is kept elsewhere: {source.copy.mediaType}, SHA-256 <code>{source.copy.hash}</code>
          </span>
        )}
        {source.quote !== undefined && <blockquote>{source.quote}</blockquote>}
      </li>
    ))}
  </ul>
);
