import { decodeText } from '#client';
import { useId, useState } from 'react';
import { download } from '../share/download';
import { SAMPLE } from './sample';

interface Props {
  readonly onText: (text: string) => void;
}

/** Renders the input of the rows: a CSV file, or rows pasted from a spreadsheet. */
export function SourceBox({ onText }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const take = (given: string): void => {
    setText(given);
    onText(given);
  };
  const read = async (file: File | undefined): Promise<void> => {
    if (file) take(decodeText(new Uint8Array(await file.arrayBuffer())));
  };
  return (
    <section aria-label="The rows">
      <h2>1. The rows</h2>
      <div className="field">
        <label htmlFor={`${id}-file`}>A file of CSV</label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          onChange={({ target: { files } }) => void read(files?.[0])}
        />
        <p className="hint">
          In Excel: Save as, CSV UTF-8. The first row has the names of the columns.{' '}
          <button
            type="button"
            className="as-link"
            onClick={() => download('sample.csv', new Blob([SAMPLE], { type: 'text/csv' }))}
          >
            Download a sample of three rows
          </button>
        </p>
      </div>
      <div className="field">
        <label htmlFor={`${id}-text`}>Or paste the rows</label>
        <textarea
          id={`${id}-text`}
          rows={5}
          spellCheck={false}
          value={text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}
          readOnly={text.length > SHOWN}
          onChange={({ target: { value } }) => take(value)}
        />
        {text.length > SHOWN && (
          <p className="hint">
            That is its beginning.{' '}
            <button type="button" className="as-link" onClick={() => take('')}>
              Begin anew
            </button>
          </p>
        )}
      </div>
    </section>
  );
}

/** The most characters of a file that are shown, so that typing stays fast. */
const SHOWN = 20_000;
