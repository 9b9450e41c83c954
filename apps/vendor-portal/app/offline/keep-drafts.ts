import { submitPlainly } from './submit-plainly.ts';

/**
 * Keeps product forms while somebody types. The larger part is loaded beside the page, and only where there is a form
 * or something that was begun.
 */
export function keepDrafts(): void {
  if (!window.isSecureContext || !('indexedDB' in window)) return;
  const form = document.querySelector<HTMLFormElement>('form[data-draft]');
  const page = import('./draft-page.ts').then(
    ({ openDrafts }) => openDrafts(form),
    () => null,
  );
  document.addEventListener('submit', (event) => {
    const { submitter, target } = event;
    const isWhole = ['save', 'submit'].includes(
      (submitter as HTMLButtonElement | null)?.value ?? '',
    );
    if (!form || target !== form || !isWhole || event.defaultPrevented) return;
    event.preventDefault();
    submitter?.setAttribute('aria-busy', 'true');
    page
      .then((opened) => (opened ? opened.submit(form, submitter) : submitPlainly(form, submitter)))
      .finally(() => submitter?.removeAttribute('aria-busy'));
  });
}
