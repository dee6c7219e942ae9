/* Whether a pointer is pressed at this moment. */
let isPressed = false;
document.addEventListener('pointerdown', () => (isPressed = true), true);
for (const end of ['pointerup', 'pointercancel'] as const)
  document.addEventListener(end, () => (isPressed = false), true);

/** Acts at once, or as soon as the pointer that is pressed is let go: a button that moves while it is pressed is not clicked. */
export function afterPress(act: () => void): void {
  if (isPressed) document.addEventListener('pointerup', act, { capture: true, once: true });
  else act();
}
