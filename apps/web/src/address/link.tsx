import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { go } from './use-view';
import { addressOf, type View } from './view';

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { readonly to: View };

/** A link to a view: an ordinary one to the browser, without a reload when followed plainly. */
export function Link({ to, ...rest }: Props) {
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return <a {...rest} href={addressOf(to)} onClick={follow} />;
}
