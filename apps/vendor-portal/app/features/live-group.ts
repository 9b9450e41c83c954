/** Asks the server for the questions of a newly chosen group, as the button beside it does. */
export function followGroup(): void {
  const line = document.querySelector<HTMLElement>('[data-take-group]');
  const button = line?.querySelector('button');
  const form = button?.form;
  if (!line || !form) return;
  line.hidden = true;
  form.addEventListener('change', ({ target }) => {
    const isGroup =
      (target instanceof HTMLSelectElement && target.name === 'categoryPath') ||
      (target instanceof HTMLInputElement && target.name === 'gruppe' && target.value !== 'andere');
    // Without a network the questions come when the draft is sent.
    if (isGroup && target.value !== '' && navigator.onLine) form.requestSubmit(button);
  });
}
