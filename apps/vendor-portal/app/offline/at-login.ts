import { offlineTexts } from '../texts/offline.ts';
import { CommandQueue } from './command-queue.ts';
import { accountOnThisPhone, forgetLocalData, openLocalStore } from './local-store.ts';

/** What a page without an account shows: that nothing is lost, and after signing out that nothing is left. */
export async function showAtLogin(): Promise<void> {
  if (new URLSearchParams(window.location.search).get('meldung') === 'abgemeldet') {
    // Once more: a page that was still being kept while somebody signed out goes as well.
    return forgetLocalData(null);
  }
  const main = document.querySelector('.sign-in main');
  const accountId = await accountOnThisPhone();
  if (!main || accountId === null) return;
  const commands = await new CommandQueue(await openLocalStore(accountId)).all();
  const waiting = commands.filter(({ state }) => state === 'waiting').length;
  if (waiting === 0) return;
  const note = document.createElement('p');
  note.className = 'notice notice--info';
  note.setAttribute('role', 'status');
  note.textContent = offlineTexts.strip.signedOut(waiting);
  main.prepend(note);
}
