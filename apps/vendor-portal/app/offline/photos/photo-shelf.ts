import type { LocalPhoto, LocalStore } from '../local-store.ts';

/** The photos that lie on this phone for one producer. */
export class PhotoShelf {
  private readonly store: LocalStore;
  readonly producerId: string;

  constructor(store: LocalStore, producerId: string) {
    this.store = store;
    this.producerId = producerId;
  }

  /** Oldest first, as they were taken. */
  async all(): Promise<LocalPhoto[]> {
    const photos = await this.store.getAll('photos');
    return photos
      .filter(({ producerId }) => producerId === this.producerId)
      .sort((a, b) => a.addedAt.localeCompare(b.addedAt));
  }

  /** Throws where the phone's storage is full. */
  async add(photo: LocalPhoto): Promise<void> {
    await this.store.add('photos', photo);
  }

  /** Changes a photo that is still here; one that was removed meanwhile stays away. */
  async change(photoId: string, change: Partial<LocalPhoto>): Promise<LocalPhoto | null> {
    const transaction = this.store.transaction('photos', 'readwrite');
    const photo = await transaction.store.get(photoId);
    if (photo === undefined) return null;
    const changed = { ...photo, ...change };
    await transaction.store.put(changed);
    await transaction.done;
    return changed;
  }

  async remove(photoId: string): Promise<void> {
    await this.store.delete('photos', photoId);
  }
}
