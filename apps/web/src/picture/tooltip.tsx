import { useEffect, useRef, useState, type RefObject } from 'react';

interface Tip {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

const AFTER_MS = 180;
const WIDTH = 320;
const SELECTOR = '[data-tip], .segment';

/** The tooltip of the element under the pointer or with the focus. Escape hides it. Screen readers get the same text as the name of the element. */
export function Tooltip({ within }: { readonly within: RefObject<HTMLElement | null> }) {
  const [tip, setTip] = useState<Tip | null>(null);
  const under = useRef<Element | null>(null);
  useEffect(() => {
    const box = within.current!;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = (): void => {
      clearTimeout(timer);
      under.current = null;
      setTip(null);
    };
    const show = (element: Element, x: number, wait: number): void => {
      if (under.current === element) return;
      hide();
      under.current = element;
      const text = element.getAttribute('data-tip') ?? element.getAttribute('aria-label') ?? '';
      timer = setTimeout(() => setTip({ text, x, y: element.getBoundingClientRect().bottom }), wait);
    };
    const over = (event: PointerEvent): void => {
      const element = (event.target as Element).closest(SELECTOR);
      if (element === null || event.buttons !== 0 || event.pointerType === 'touch') return hide();
      show(element, event.clientX, AFTER_MS);
    };
    const focus = (event: FocusEvent): void => {
      const element = event.target as Element;
      if (element.matches(SELECTOR) && element.matches(':focus-visible')) {
        show(element, Math.max(element.getBoundingClientRect().left, 0), 0);
      }
    };
    const press = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') hide();
    };
    const events = [
      ['pointerover', over],
      ['pointerleave', hide],
      ['pointerdown', hide],
      ['focusin', focus],
      ['focusout', hide],
    ] as const;
    for (const [name, listener] of events) box.addEventListener(name, listener as EventListener);
    document.addEventListener('keydown', press);
    document.addEventListener('scroll', hide, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const [name, listener] of events) box.removeEventListener(name, listener as EventListener);
      document.removeEventListener('keydown', press);
      document.removeEventListener('scroll', hide);
    };
  }, [within]);
  if (tip === null || tip.text === '') return null;
  const cut = tip.text.indexOf('. ');
  const [head, rest] = cut < 0 ? [tip.text, ''] : [tip.text.slice(0, cut), tip.text.slice(cut + 2)];
  const left = Math.max(8, Math.min(tip.x + 12, innerWidth - WIDTH - 8));
  const isLow = tip.y > innerHeight - 140;
  return (
    <div
      className="tooltip"
      aria-hidden="true"
      style={isLow ? { left, bottom: innerHeight - tip.y + 34 } : { left, top: tip.y + 8 }}
    >
      <strong>{head}</strong>
      {rest !== '' && <span>{rest}</span>}
    </div>
  );
}
