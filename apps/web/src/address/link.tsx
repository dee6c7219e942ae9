import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { go } from './use-view';
import { addressOf, type View } from './view';

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { readonly to: View };

/** Renders a link to a view. The browser sees an ordinary link; a plain click changes the view without a reload. */
export function Link({ to, ...rest }: Props) {
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return <a {...rest} href={addressOf(to)} onClick={follow} />;
}
