import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  readonly name: string;
  /** The class of the menu's content. */
  readonly className: string;
  readonly onOpen?: () => void;
  readonly children: ReactNode;
}

/** A button that opens a menu. Escape and a press outside close it. */
export function Menu({ name, className, onOpen, children }: Props) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event): void => {
      const isEscape = event instanceof KeyboardEvent && event.key === 'Escape';
      const isOutside = event.type === 'pointerdown' && !menu.current!.contains(event.target as Node);
      if (!menu.current!.open || (!isEscape && !isOutside)) return;
      if (isEscape) event.preventDefault();
      menu.current!.open = false;
    };
    // In the capture phase, so that Escape closes the menu before anything else.
    document.addEventListener('keydown', close, { capture: true });
    document.addEventListener('pointerdown', close);
    return () => {
      document.removeEventListener('keydown', close, { capture: true });
      document.removeEventListener('pointerdown', close);
    };
  }, []);
  return (
    <details className="menu" ref={menu} onToggle={() => menu.current!.open && onOpen?.()}>
      <summary className="button">{name}</summary>
      <div className={className}>{children}</div>
    </details>
  );
}
