import { offerCamera } from './camera.ts';
import { say, showScanned } from './scan-result.ts';

/** Camera and typed number on the page of the scanner. */
export function runScanner(page: HTMLElement): void {
  findTyped(page);
  offerCamera(page.querySelector<HTMLElement>('[data-scan-camera]'), {
    found: (text) => showScanned(page, text),
    say: (sentence) => say(page, sentence),
  });
}

/** The typed number is looked up on this page, with or without a line. */
function findTyped(page: HTMLElement): void {
  page.querySelector('[data-scan-typed]')?.addEventListener('submit', (event) => {
    event.preventDefault();
    const typed = new FormData(event.target as HTMLFormElement).get('nummer');
    if (typeof typed === 'string' && typed.trim() !== '') showScanned(page, typed.trim());
  });
}
