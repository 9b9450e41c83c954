/** Shows a chosen theme at once and remembers it in the background; without it a button does both. */
export function switchThemes(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-theme-form]');
  if (!form) return;
  form.querySelector('button')?.closest('p')?.remove();
  form.addEventListener('change', () => {
    const data = new FormData(form);
    document.documentElement.dataset.theme = String(data.get('theme'));
    const body = new URLSearchParams([...data].map(([name, value]) => [name, String(value)]));
    // If the line is down the choice still holds for this page; the next one asks the server.
    fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => form.submit());
  });
}
