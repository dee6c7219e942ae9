import { useState } from 'react';
import { addressOf, type View } from '../address/view';
import { Menu } from '../page/menu';
import { asPng, download } from './download';
import { pictureAsSvg, type Caption } from './picture-image';

interface Props {
  readonly view: View;
  readonly caption: Caption;
}

/** Renders ways to share a view: its address, an image, a print, or code to embed it. */
export function ShareMenu({ view, caption }: Props) {
  const [outcome, setOutcome] = useState('');
  const name = view.partnership ?? 'partnership';
  const svg = (): string => pictureAsSvg(document.querySelector<HTMLElement>('.picture')!, caption);
  const image = (): void => download(`${name}.svg`, new Blob([svg()], { type: 'image/svg+xml' }));
  const pixels = async (): Promise<void> => download(`${name}.png`, await asPng(svg()));
  const copy = async (what: string, text: string): Promise<void> => {
    const isDone = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setOutcome(isDone ? `${what} copied.` : 'The browser does not allow copying here.');
  };
  const embedded = `${location.origin}${addressOf({ ...view, embedded: true })}`;
  const frame = `<iframe src="${embedded.replaceAll('&', '&amp;')}" width="100%" height="800" title="${name}"></iframe>`;
  return (
    <Menu name="Share" className="share-items">
      <button type="button" onClick={() => void copy('Link', location.href)}>
        Copy link
      </button>
      <button type="button" onClick={image}>
        Image (SVG)
      </button>
      <button type="button" onClick={() => void pixels()}>
        Image (PNG)
      </button>
      <button type="button" onClick={() => print()}>
        Print or PDF
      </button>
      <button type="button" onClick={() => void copy('Code', frame)}>
        Copy code to embed
      </button>
      <span className="quiet" role="status">
        {outcome}
      </span>
    </Menu>
  );
}
