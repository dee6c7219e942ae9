/* Whether a pointer is pressed at this moment, and what waits until it is let go. */
let isPressed = false;
const waiting = new Set<() => void>();

document.addEventListener('pointerdown', () => (isPressed = true), true);
for (const end of ['pointerup', 'pointercancel'] as const)
  document.addEventListener(
    end,
    () => {
      isPressed = false;
      const acts = [...waiting];
      waiting.clear();
      for (const act of acts) act();
    },
    true,
  );

/** Acts at once, or as soon as the pointer that is pressed is let go: a button that moves while it is pressed is not clicked. */
export function afterPress(act: () => void): void {
  if (isPressed) waiting.add(act);
  else act();
}
