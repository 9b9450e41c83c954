import type { CommandResult, DeviceCommand } from '@markthalle/contracts/device-commands';
import type { PhotoPurpose } from '@markthalle/contracts/portal-uploads';
import type { PhotoRefusal } from '@markthalle/contracts/product-photos';
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { Acting } from './acting.ts';
import { PAGES, pagesOf } from './kept-pages.ts';

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
/** Names the databases where a browser cannot list them (Firefox before 126). */
const NAMES = 'hofportal-names';

const nameOf = ({ accountId, producerId }: Acting): string => `${PREFIX}${accountId}.${producerId}`;

/** What this phone keeps for one person and one farm. Throws where a browser forbids it (private windows). */
export async function openLocalStore(acting: Acting): Promise<LocalStore> {
  const store = await openDB<Schema>(nameOf(acting), VERSION, {
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
  localStorage.setItem(NAMES, [...new Set([...namesKept(), nameOf(acting)])].join(' '));
  return store;
}

/**
 * Deletes what the browser holds for every account but this one, and every page but those of this farm; null: all. What
 * was done for another farm of the same person stays until it is sent there.
 */
export async function forgetLocalData(kept: Acting | null): Promise<void> {
  const own = kept === null ? null : `${PREFIX}${kept.accountId}.`;
  const names = await databaseNames();
  const others = names.filter((name) => own === null || !name.startsWith(own));
  await Promise.all(others.map((name) => deleteDB(name)));
  const pages = kept === null ? null : pagesOf(kept);
  const old = (await caches.keys()).filter((name) => name.startsWith(PAGES) && name !== pages);
  await Promise.all(old.map((name) => caches.delete(name)));
  localStorage.setItem(NAMES, names.filter((name) => !others.includes(name)).join(' '));
}

const namesKept = (): string[] => (localStorage.getItem(NAMES) ?? '').split(' ').filter(Boolean);

async function databaseNames(): Promise<string[]> {
  const listed = indexedDB.databases ? await indexedDB.databases() : [];
  const names = new Set([...listed.map(({ name }) => name ?? ''), ...namesKept()]);
  return [...names].filter((name) => name.startsWith(PREFIX));
}

/** For whom something lies on this phone, also while nobody is signed in. */
export async function actingOnThisPhone(): Promise<Acting[]> {
  return (await databaseNames()).map((name) => {
    const [accountId = '', producerId = ''] = name.slice(PREFIX.length).split('.');
    return { accountId, producerId };
  });
}
