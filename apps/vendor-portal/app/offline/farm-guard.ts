import { farmsTexts as texts } from '../texts/farms.ts';
import type { Acting } from './acting.ts';
import { showSentence } from './strip.ts';

const CHOSEN = 'hofportal-farm';
/** They say themselves for whom they are. */
const FREE = ['/betriebe', '/abmelden'];

/**
 * A page that stayed open while another one switched to another farm sends nothing there: a plain form does not say for
 * which farm it was filled in. Acts and drafts say it, and go on.
 */
export function stayWithFarm({ producerId }: Acting): void {
  const name = document.querySelector<HTMLElement>('[data-farm-name]')?.dataset.farmName;
  if (name === undefined) return;
  localStorage.setItem(CHOSEN, producerId);
  const isLeft = () => localStorage.getItem(CHOSEN) !== producerId;
  const say = () => isLeft() && showSentence(texts.left(name));
  window.addEventListener('storage', say);
  window.addEventListener('pageshow', say);
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    const isFree = form.method === 'get' || FREE.includes(new URL(form.action).pathname);
    if (event.defaultPrevented || isFree || !isLeft()) return;
    event.preventDefault();
    say();
  });
}
