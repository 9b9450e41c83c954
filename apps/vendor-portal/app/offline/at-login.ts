import { offlineTexts } from '../texts/offline.ts';
import { CommandQueue } from './command-queue.ts';
import { actingOnThisPhone, forgetLocalData, openLocalStore } from './local-store.ts';

/** Whoever chooses a farm is signed in. */
const FARMS = '/betriebe';

/** What a page without an account shows: that nothing is lost, and after signing out that nothing is left. */
export async function showAtLogin(): Promise<void> {
  if (new URLSearchParams(window.location.search).get('meldung') === 'abgemeldet') {
    // Once more: a page that was still being kept while somebody signed out goes as well.
    return forgetLocalData(null);
  }
  const main = document.querySelector('.sign-in main');
  if (!main || window.location.pathname === FARMS) return;
  let waiting = 0;
  for (const acting of await actingOnThisPhone()) {
    const queue = new CommandQueue(await openLocalStore(acting));
    waiting += (await queue.all()).filter(({ state }) => state === 'waiting').length;
    queue.close();
  }
  if (waiting === 0) return;
  const note = document.createElement('p');
  note.className = 'notice notice--info';
  note.setAttribute('role', 'status');
  note.textContent = offlineTexts.strip.signedOut(waiting);
  main.prepend(note);
}
