/** Counts up and down in the field instead of sending every single step to the server. */
export function stepLocally(): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>(
      '[data-stepper] button[name="step"]',
    );
    const input = button?.closest('[data-stepper]')?.querySelector('input');
    if (!button || !input) return;
    event.preventDefault();
    if (Number(button.value) > 0) input.stepUp();
    else input.stepDown();
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
