import { offlineTexts } from '../texts/offline.ts';
import { type Acting, askWhoActs } from './acting.ts';
import { showAtLogin } from './at-login.ts';
import { showStates, takeOver } from './command-forms.ts';
import { ACT_KEPT, CommandQueue } from './command-queue.ts';
import { stayWithFarm } from './farm-guard.ts';
import { keepPages } from './keep-pages.ts';
import { forgetLocalData, type LocalStore, openLocalStore } from './local-store.ts';
import { sendForOtherFarms } from './other-farms.ts';
import { showPhonePage } from './phone-page.ts';
import { sendWaiting } from './send-queue.ts';
import { signOut } from './sign-out.ts';
import { type LineState, showSentence, showStrip } from './strip.ts';
import { submitPlainly } from './submit-plainly.ts';
import { showTodayDrafts } from './today-drafts.ts';

const FIRST_RETRY_MS = 5_000;
const MAX_RETRY_MS = 60_000;

/** Where acts are kept, sent and shown on this page. */
export class Desk {
  private line: LineState = {
    online: navigator.onLine,
    sending: false,
    signedOut: false,
    justSent: false,
  };
  private retryMs = FIRST_RETRY_MS;
  private retry: number | undefined;
  private isClosed = false;

  readonly acting: Acting;
  readonly store: LocalStore;
  readonly queue: CommandQueue;

  constructor(acting: Acting, store: LocalStore) {
    this.acting = acting;
    this.store = store;
    this.queue = new CommandQueue(store);
  }

  /** A form as a command; a form that cannot be one goes its plain way. */
  async take(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    const outcome = await takeOver(form, submitter, this);
    if (outcome === 'plain') return submitPlainly(form, submitter);
    if (outcome === 'storage-full') return showSentence(offlineTexts.strip.storageFull);
    // Asked for once there is something to lose; a browser may then not clear it by itself.
    navigator.storage?.persist?.();
    await this.send();
  }

  /** Sends what waits now; what does not get through is tried again by and by. */
  async send(): Promise<void> {
    window.clearTimeout(this.retry);
    if (this.isClosed) return;
    await sendForOtherFarms(this.acting);
    const before = await this.waiting();
    if (before === 0) return this.show();
    this.set({ sending: navigator.onLine });
    const end = navigator.onLine ? await sendWaiting(this.queue, this.acting) : 'later';
    const isLost = end === 'later';
    this.set({
      sending: false,
      online: !isLost,
      signedOut: end === 'signed-out',
      justSent: end === 'done',
    });
    this.retryMs = isLost ? Math.min(this.retryMs * 2, MAX_RETRY_MS) : FIRST_RETRY_MS;
    if (isLost) this.retry = window.setTimeout(() => this.send(), this.retryMs);
  }

  async waiting(): Promise<number> {
    return (await this.queue.all()).filter(({ state }) => state === 'waiting').length;
  }

  /** Lets go of the storage, so that it can be deleted. */
  close(): void {
    this.isClosed = true;
    window.clearTimeout(this.retry);
    this.store.close();
  }

  signOut(form: HTMLFormElement): Promise<void> {
    return signOut(form, this);
  }

  start(): void {
    this.queue.onChange(() => this.show());
    window.addEventListener('online', () => {
      this.set({ online: true });
      this.send();
    });
    // A draft was kept by its own form.
    window.addEventListener(ACT_KEPT, () => this.send());
    window.addEventListener('offline', () => this.set({ online: false }));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.send();
    });
    this.send();
  }

  private set(change: Partial<LineState>): void {
    this.line = { ...this.line, ...change };
    this.show();
  }

  private async show(): Promise<void> {
    if (this.isClosed) return;
    const commands = await this.queue.all();
    showStrip(commands, this.line);
    showStates(commands, this.queue);
    await showPhonePage(this.store, this.queue);
    await showTodayDrafts(this.store);
  }
}

/** Null where nobody is signed in or the browser keeps nothing: forms then go as plain forms. */
export async function openDesk(): Promise<Desk | null> {
  try {
    const acting = await askWhoActs();
    if (acting === null) {
      await showAtLogin();
      return null;
    }
    await forgetLocalData(acting);
    const desk = new Desk(acting, await openLocalStore(acting));
    desk.start();
    keepPages();
    stayWithFarm(acting);
    return desk;
  } catch {
    // A private window, or a storage that is full to the brim.
    return null;
  }
}
