/**
 * A form that is on its way is not sent twice: the pressed button says so, stays focusable, and a
 * second press does nothing. A page that comes back from the history starts afresh.
 */
export function guardSubmits(): void {
  const sent = new Map<HTMLFormElement, () => void>();
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
    if (form.method !== 'post' || form.hasAttribute('data-theme-form')) return;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    sent.set(form, showSending(event.submitter));
  });
  window.addEventListener('pageshow', () => {
    for (const restore of sent.values()) restore();
    sent.clear();
  });
}

function showSending(button: HTMLElement | null): () => void {
  const label = button?.dataset.sending;
  if (!button || !label) return () => {};
  const before = [...button.childNodes];
  button.replaceChildren(label);
  button.setAttribute('aria-busy', 'true');
  return () => {
    button.replaceChildren(...before);
    button.removeAttribute('aria-busy');
  };
}
