/** Minus and plus change the number here; in a basket the change is then sent by its form. */
export function enhanceSteppers(): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>(
      '[data-stepper] [name=step]',
    );
    if (!button) return;
    const input = button.parentElement?.querySelector<HTMLInputElement>('input');
    if (!input) return;
    event.preventDefault();
    const wanted = Number(input.value) + Number(button.value);
    const least = Number(input.min || 1);
    const most = Number(input.max || wanted);
    input.value = String(Math.min(Math.max(wanted, least), most));
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
}
