import { photoTexts as texts } from '../../texts/photos.ts';
import type { Acting } from '../acting.ts';
import type { LocalStore } from '../local-store.ts';
import { PhotoShelf } from './photo-shelf.ts';
import { PhotoTiles } from './photo-tiles.ts';

const AGAIN_MS = 60_000;
/** Renditions are made within seconds; where they are not, it is asked less and less often. */
const FIRST_LOOK_MS = 5_000;
const LOCK = 'hofportal-photos';

/**
 * Photos on this page: those that are chosen here, and those of this phone that are still on their way. Sending goes
 * on with every page that is open, whenever there is a line.
 */
export async function startPhotos(acting: Acting, store: LocalStore): Promise<PhotoSending> {
  const shelf = new PhotoShelf(store, acting.producerId);
  const tiles = PhotoTiles.find();
  const sending = new PhotoSending(shelf, tiles);
  if (tiles !== null) await takePhotosHere(tiles, shelf, sending);
  sending.start();
  return sending;
}

async function takePhotosHere(
  tiles: PhotoTiles,
  shelf: PhotoShelf,
  sending: PhotoSending,
): Promise<void> {
  const { takePicks } = await import('./pick-photos.ts');
  takePicks(tiles, shelf, () => sending.send());
  tiles.onSteps((photoId) => shelf.remove(photoId));
  for (const photo of await shelf.all()) {
    // Chosen here before the page was closed, and not saved with the form yet.
    if (photo.draftId === tiles.draftId && !tiles.has(photo.photoId)) tiles.add(photo.photoId);
    if (tiles.has(photo.photoId)) await tiles.preview(photo.photoId, photo.blob);
  }
}

/** One photo after the other; only one page of a browser sends at a time. */
export class PhotoSending {
  private readonly shelf: PhotoShelf;
  private readonly tiles: PhotoTiles | null;
  private again: number | undefined;
  private lookMs = FIRST_LOOK_MS;

  constructor(shelf: PhotoShelf, tiles: PhotoTiles | null) {
    this.shelf = shelf;
    this.tiles = tiles;
  }

  start(): void {
    window.addEventListener('online', () => this.send());
    window.addEventListener('offline', () => this.show());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.send();
    });
    this.send();
  }

  /** Sends what waits; what does not get through is tried again by and by. */
  async send(): Promise<void> {
    window.clearTimeout(this.again);
    await this.show();
    if (!(await this.isBusy())) return;
    if (navigator.onLine) {
      await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
        if (lock !== null) await this.sendAll();
      });
    }
    const photos = await this.shelf.all();
    const isSent = photos.some(({ state }) => state === 'sent');
    const isWaiting = photos.some(({ state }) => state === 'waiting');
    if (!isSent && !isWaiting) return;
    this.again = window.setTimeout(() => this.send(), isWaiting ? AGAIN_MS : this.lookMs);
    this.lookMs = Math.min(this.lookMs * 2, AGAIN_MS);
  }

  private async isBusy(): Promise<boolean> {
    return (await this.shelf.all()).some(({ state }) => state !== 'refused');
  }

  private async sendAll(): Promise<void> {
    const { sendPhoto } = await import('./send-photo.ts');
    const done = new Set<string>();
    for (;;) {
      const photos = await this.shelf.all();
      const next = photos.find(({ photoId, state }) => state !== 'refused' && !done.has(photoId));
      if (next === undefined) return;
      done.add(next.photoId);
      const end = await sendPhoto(next, this.shelf, (sent, waits) => {
        this.tiles?.showPercent(next.photoId, percent(sent, next.blob.size), waits);
      });
      if (end === 'ready') this.tiles?.say(next.photoId, texts.states.ready);
      else await this.show();
      if (end === 'signed-out') this.tiles?.say(next.photoId, texts.signedOut);
      if (end === 'later' || end === 'signed-out') return;
    }
  }

  /** Every photo of this page as it lies on the phone. */
  private async show(): Promise<void> {
    if (this.tiles === null) return;
    for (const { photoId, state, offset, blob, refusedBecause } of await this.shelf.all()) {
      if (state === 'waiting') {
        this.tiles.showPercent(photoId, percent(offset, blob.size), true);
      } else if (state === 'sent') {
        this.tiles.say(photoId, texts.states.received);
      } else if (refusedBecause !== null) {
        this.tiles.say(photoId, texts.refusals[refusedBecause]);
      }
    }
  }
}

const percent = (bytes: number, of: number): number => Math.floor((bytes * 100) / of);
