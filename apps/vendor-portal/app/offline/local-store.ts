import type { CommandResult, DeviceCommand } from '@markthalle/contracts/device-commands';
import type { PhotoPurpose } from '@markthalle/contracts/portal-uploads';
import type { PhotoRefusal } from '@markthalle/contracts/product-photos';
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';

/** An act on this phone: what travels, and what is shown until it has arrived. */
export interface LocalCommand extends DeviceCommand {
  readonly commandId: string;
  readonly producerId: string;
  /** What the act is about, for example an order's id: finds its form on a page. */
  readonly subject: string;
  /** Its words in the list of what lies on this phone, for example "Bestellung M-1001-2". */
  readonly label: string;
  /** The page on which it was done. */
  readonly page: string;
  readonly state: 'waiting' | 'sent' | 'refused' | 'question';
  readonly settledAt?: string;
  readonly problem?: CommandResult['problem'];
  readonly question?: CommandResult['question'];
}

/** A form that somebody began and has not sent. */
export interface LocalDraft {
  readonly draftId: string;
  readonly form: string;
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly productId: string | null;
  readonly basedOnVersion: number | null;
  readonly savedAt: string;
  /** Sent as soon as there is a line, because its owner pressed the button. */
  readonly submit: boolean;
}

/** A shrunken photo that travels in pieces. */
export interface LocalPhoto {
  readonly photoId: string;
  readonly draftId: string;
  readonly producerId: string;
  readonly purpose: PhotoPurpose;
  readonly blob: Blob;
  /** SHA-256 of the blob, hexadecimal. */
  readonly hash: string;
  readonly addedAt: string;
  readonly uploadUrl: string | null;
  /** Bytes that have arrived. */
  readonly offset: number;
  readonly state: 'waiting' | 'sent' | 'refused';
  readonly refusedBecause: PhotoRefusal | null;
}

/** A small piece of the market that is needed without a line: codes, packing lists, stock. */
export interface LocalCopy {
  readonly name: string;
  readonly value: unknown;
  readonly keptAt: string;
}

interface Schema extends DBSchema {
  commands: { key: number; value: LocalCommand; indexes: { byCommandId: string } };
  drafts: { key: string; value: LocalDraft };
  photos: { key: string; value: LocalPhoto; indexes: { byDraftId: string } };
  copies: { key: string; value: LocalCopy };
}

export type LocalStore = IDBPDatabase<Schema>;

const VERSION = 1;
const PREFIX = 'hofportal-';
/** Names the database where a browser cannot list its databases (Firefox before 126). */
const LAST_NAME = 'hofportal-name';

/** What this phone keeps for one account. Throws where a browser forbids it (private windows). */
export async function openLocalStore(accountId: string): Promise<LocalStore> {
  const name = PREFIX + accountId;
  const store = await openDB<Schema>(name, VERSION, {
    upgrade(database) {
      const commands = database.createObjectStore('commands', { autoIncrement: true });
      commands.createIndex('byCommandId', 'commandId', { unique: true });
      database.createObjectStore('drafts', { keyPath: 'draftId' });
      const photos = database.createObjectStore('photos', { keyPath: 'photoId' });
      photos.createIndex('byDraftId', 'draftId');
      database.createObjectStore('copies', { keyPath: 'name' });
    },
    // Another page of this browser deletes everything (somebody signed out): do not stand in its way.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  localStorage.setItem(LAST_NAME, name);
  return store;
}

/** Deletes what the browser holds for every account but this one; null: for all. */
export async function forgetLocalData(keptAccountId: string | null): Promise<void> {
  const kept = keptAccountId === null ? null : PREFIX + keptAccountId;
  const names = await databaseNames();
  await Promise.all(names.filter((name) => name !== kept).map((name) => deleteDB(name)));
  const pages = (await caches.keys()).filter((name) => name.startsWith('pages-'));
  const own = `pages-${keptAccountId}`;
  await Promise.all(pages.filter((name) => name !== own).map((name) => caches.delete(name)));
  if (localStorage.getItem(LAST_NAME) !== kept) localStorage.removeItem(LAST_NAME);
}

async function databaseNames(): Promise<string[]> {
  const listed = indexedDB.databases ? await indexedDB.databases() : [];
  const names = [...listed.map(({ name }) => name), localStorage.getItem(LAST_NAME)];
  return [...new Set(names)].filter((name): name is string => name?.startsWith(PREFIX) === true);
}

/** The account whose data lies here while nobody is signed in, or null. */
export async function accountOnThisPhone(): Promise<string | null> {
  const [name] = await databaseNames();
  return name?.slice(PREFIX.length) ?? null;
}
