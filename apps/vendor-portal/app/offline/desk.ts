import { offlineTexts } from '../texts/offline.ts';
import { type Acting, askWhoActs } from './acting.ts';
import { showStates, submitPlainly, takeOver } from './command-forms.ts';
import { CommandQueue } from './command-queue.ts';
import { forgetLocalData, openLocalStore } from './local-store.ts';
import { sendWaiting } from './send-queue.ts';
import { type LineState, showSentence, showStrip } from './strip.ts';

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

  readonly acting: Acting;
  readonly queue: CommandQueue;

  private constructor(acting: Acting, queue: CommandQueue) {
    this.acting = acting;
    this.queue = queue;
  }

  /** Null where nobody is signed in or the browser keeps nothing: forms then go as plain forms. */
  static async open(): Promise<Desk | null> {
    const acting = await askWhoActs();
    if (acting === null) return null;
    try {
      await forgetLocalData(acting.accountId);
      const desk = new Desk(acting, new CommandQueue(await openLocalStore(acting.accountId)));
      desk.start();
      return desk;
    } catch {
      // A private window, or a storage that is full to the brim.
      return null;
    }
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

  private start(): void {
    this.queue.onChange(() => this.show());
    window.addEventListener('online', () => {
      this.set({ online: true });
      this.send();
    });
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
    const commands = await this.queue.all();
    showStrip(commands, this.line);
    showStates(commands, this.queue);
  }
}
