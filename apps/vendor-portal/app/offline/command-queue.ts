import type { CommandKind, CommandResult } from '@markthalle/contracts/device-commands';
import type { LocalCommand, LocalStore } from './local-store.ts';

const CHANNEL = 'hofportal-commands';
/** Arrived acts stay visible for a while; the oldest leave. */
const MAX_SENT_SHOWN = 30;
const DEVICE = 'device';

/** Event of a page: an act was kept that no form with `data-command` made, and may be sent now. */
export const ACT_KEPT = 'hofportal:act-kept';

export interface NewCommand {
  readonly kind: CommandKind;
  readonly input: Readonly<Record<string, unknown>>;
  readonly baseVersion: number | null;
  readonly producerId: string;
  readonly subject: string;
  readonly label: string;
  readonly page: string;
}

export type StoredCommand = LocalCommand & { readonly seq: number };

/** The acts on this phone, in the order in which they were done. */
export class CommandQueue {
  private readonly channel = new BroadcastChannel(CHANNEL);
  private readonly listeners: (() => void)[] = [];
  private readonly store: LocalStore;

  constructor(store: LocalStore) {
    this.store = store;
    this.channel.onmessage = () => this.tellHere();
  }

  /** Called when something changed, by this page or another one of this browser. */
  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** For a queue that was only looked into. */
  close(): void {
    this.channel.close();
    this.store.close();
  }

  /** This phone's own name, made once. */
  async deviceId(): Promise<string> {
    const transaction = this.store.transaction('copies', 'readwrite');
    const known = await transaction.store.get(DEVICE);
    const deviceId = known === undefined ? crypto.randomUUID() : String(known.value);
    if (known === undefined) {
      const keptAt = new Date().toISOString();
      await transaction.store.put({ name: DEVICE, value: deviceId, keptAt });
    }
    await transaction.done;
    return deviceId;
  }

  /** Keeps an act before anything else happens. Throws when the phone's storage is full. */
  async add(command: NewCommand): Promise<LocalCommand> {
    const stored: LocalCommand = {
      ...command,
      commandId: crypto.randomUUID(),
      actedAt: new Date().toISOString(),
      choice: null,
      state: 'waiting',
    };
    const transaction = this.store.transaction('commands', 'readwrite', { durability: 'strict' });
    await Promise.all([transaction.store.add(stored), transaction.done]);
    this.tell();
    return stored;
  }

  /** All acts, the oldest first. */
  async all(): Promise<StoredCommand[]> {
    const found: StoredCommand[] = [];
    let cursor = await this.store.transaction('commands').store.openCursor();
    while (cursor) {
      found.push({ ...cursor.value, seq: cursor.key });
      cursor = await cursor.continue();
    }
    return found;
  }

  /** The person's answer to a question is an act of its own, done now; the one that asked is done with. */
  async answer(seq: number, choice: string): Promise<void> {
    const transaction = this.store.transaction('commands', 'readwrite', { durability: 'strict' });
    const asked = await transaction.store.get(seq);
    if (asked?.state === 'question') {
      const { question: _question, settledAt: _settledAt, ...act } = asked;
      const commandId = crypto.randomUUID();
      await transaction.store.delete(seq);
      await transaction.store.add({ ...act, commandId, choice, state: 'waiting' });
    }
    await transaction.done;
    this.tell();
    window.dispatchEvent(new Event(ACT_KEPT));
  }

  /** Takes an act from the list that its owner has read. */
  async remove(seq: number): Promise<void> {
    await this.store.delete('commands', seq);
    this.tell();
  }

  /** Writes down what the server said of each; `postponed` ones go on waiting. */
  async settle(results: readonly CommandResult[]): Promise<void> {
    const settledAt = new Date().toISOString();
    const transaction = this.store.transaction('commands', 'readwrite');
    const index = transaction.store.index('byCommandId');
    for (const { commandId, state, problem, question } of results) {
      const key = await index.getKey(commandId);
      const command = key === undefined ? undefined : await transaction.store.get(key);
      if (!command || state === 'postponed') continue;
      const settled = { settledAt, state: state === 'applied' ? ('sent' as const) : state };
      await transaction.store.put({ ...command, ...settled, problem, question }, key);
    }
    await transaction.done;
    await this.dropOldSent();
    this.tell();
  }

  private async dropOldSent(): Promise<void> {
    const sent = (await this.all()).filter(({ state }) => state === 'sent');
    const old = sent.slice(0, Math.max(0, sent.length - MAX_SENT_SHOWN));
    await Promise.all(old.map(({ seq }) => this.store.delete('commands', seq)));
  }

  private tell(): void {
    this.channel.postMessage(null);
    this.tellHere();
  }

  private tellHere(): void {
    for (const listener of this.listeners) listener();
  }
}
