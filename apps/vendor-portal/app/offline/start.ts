import type { Desk } from './desk.ts';
import { submitPlainly } from './submit-plainly.ts';

const SIGN_OUT = '/abmelden';

/**
 * Makes the forms of this page work without a line. The larger part is loaded beside the page; where it or the
 * browser's storage is missing, everything goes on as it goes without scripts.
 */
export function workOffline(): void {
  if (!window.isSecureContext || !('indexedDB' in window)) return;
  const desk = import('./desk.ts').then(
    ({ openDesk }) => openDesk(),
    () => null,
  );
  desk.then((opened) => opened && sendPhotos(opened));
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const isSignOut = new URL(form.action).pathname === SIGN_OUT;
    if (!form.dataset.command && !isSignOut) return;
    event.preventDefault();
    const { submitter } = event;
    desk.then((opened) => {
      if (opened === null) submitPlainly(form, submitter);
      else if (isSignOut) opened.signOut(form);
      else opened.take(form, submitter);
    });
  });
}

/** Photos are rare: their part is loaded where they are taken, and while some are on their way. */
async function sendPhotos({ acting, store }: Desk): Promise<void> {
  const isHere = document.querySelector('[data-photo-box]') !== null;
  if (!isHere && (await store.count('photos')) === 0) return;
  const { startPhotos } = await import('./photos/start-photos.ts');
  await startPhotos(acting, store);
}
