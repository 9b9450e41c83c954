import type { Desk } from './desk.ts';

/**
 * Makes the forms of this page work without a line. The larger part is loaded beside the page; where it or the
 * browser's storage is missing, everything goes on as it goes without scripts.
 */
export function workOffline(): void {
  if (!window.isSecureContext || !('indexedDB' in window)) return;
  const desk = import('./desk.ts').then(
    ({ Desk }) => Desk.open(),
    () => null,
  );
  desk.then((opened) => opened && sendPhotos(opened));
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.dataset.command) return;
    event.preventDefault();
    takeWith(desk, form, event.submitter);
  });
}

async function takeWith(
  desk: Promise<Desk | null>,
  form: HTMLFormElement,
  submitter: HTMLElement | null,
): Promise<void> {
  const opened = await desk;
  if (opened) await opened.take(form, submitter);
  else HTMLFormElement.prototype.submit.call(form);
}
