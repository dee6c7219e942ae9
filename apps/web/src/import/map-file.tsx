import { readColumnMap, writeColumnMap, type ColumnMap, type Sheet } from '#client';
import { useId, useState } from 'react';
import { download } from '../share/download';

interface Props {
  readonly sheet: Sheet;
  readonly map: ColumnMap;
  readonly onMap: (map: ColumnMap) => void;
}

/** Renders the column mapping as a file to save or load: for the next sheet, or for `partnership import --columns`. */
export function MapFile({ sheet, map, onMap }: Props) {
  const id = useId();
  const [faults, setFaults] = useState<readonly string[]>([]);
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const found = readMap(await file.text(), sheet);
    setFaults(found.faults);
    if (found.map) onMap(found.map);
  };
  return (
    <details className="others">
      <summary>Keep this for other sheets</summary>
      <div className="fields">
        <div className="field">
          <label htmlFor={id}>Take it from a file</label>
          <input
            id={id}
            type="file"
            accept=".json,application/json"
            onChange={({ target: { files } }) => void read(files?.[0])}
          />
          {faults.map((fault) => (
            <p key={fault} className="fault">
              {fault}
            </p>
          ))}
        </div>
        <div className="field">
          <button
            type="button"
            onClick={() => download('columns.json', new Blob([writeColumnMap(map)], { type: 'application/json' }))}
          >
            Save it as columns.json
          </button>
          <p className="hint">The command line takes the same file.</p>
        </div>
      </div>
    </details>
  );
}

function readMap(text: string, { columns }: Sheet): ReturnType<typeof readColumnMap> {
  try {
    return readColumnMap(JSON.parse(text), columns);
  } catch {
    return { map: null, faults: ['The file is not JSON.'] };
  }
}
