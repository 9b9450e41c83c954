import { photoTexts as texts } from '../../texts/photos.ts';
import type { LocalPhoto } from '../local-store.ts';
import type { PhotoShelf } from './photo-shelf.ts';
import type { PhotoTiles } from './photo-tiles.ts';
import { NotAPhoto, sha256Of, shrinkPhoto } from './shrink-photo.ts';

/**
 * Takes chosen photos into the form, one after the other: shrunk, kept on the phone, named in the form. Whoever was
 * faster than this script has chosen some already.
 */
export function takePicks(tiles: PhotoTiles, shelf: PhotoShelf, taken: () => void): void {
  const takeFrom = (field: HTMLInputElement) =>
    take([...(field.files ?? [])], field, tiles, shelf).then(taken);
  tiles.box.addEventListener('change', (event) => {
    const field = event.target;
    if (field instanceof HTMLInputElement && field.type === 'file') takeFrom(field);
  });
  for (const field of tiles.box.querySelectorAll<HTMLInputElement>('input[type="file"]')) {
    if (field.files && field.files.length > 0) takeFrom(field);
  }
}

async function take(
  files: readonly File[],
  field: HTMLInputElement,
  tiles: PhotoTiles,
  shelf: PhotoShelf,
): Promise<void> {
  tiles.showProblem('');
  const left = new DataTransfer();
  for (const file of files) {
    if (tiles.max > 1 && tiles.count >= tiles.max) {
      tiles.showProblem(texts.tooMany(tiles.max));
      break;
    }
    const end = await takeOne(file, tiles, shelf);
    // Without room on the phone the file stays where it is and goes with the form, as without scripts.
    if (end === 'no-room') left.items.add(file);
  }
  field.files = left.files;
  if (left.files.length > 0) tiles.showProblem(texts.storageFull);
  tiles.changed();
}

async function takeOne(
  file: File,
  tiles: PhotoTiles,
  shelf: PhotoShelf,
): Promise<'taken' | 'refused' | 'no-room'> {
  const photoId = crypto.randomUUID();
  const replaced = tiles.max === 1 ? tiles.ids() : [];
  tiles.add(photoId);
  tiles.say(photoId, texts.shrinking);
  try {
    const blob = await shrinkPhoto(file);
    await shelf.add(await photoOf(photoId, blob, tiles, shelf.producerId));
    // Of one photo, a new one takes the place of the old one.
    for (const old of replaced) {
      await shelf.remove(old);
      tiles.remove(old);
    }
    tiles.showPercent(photoId, 0, true);
    await tiles.preview(photoId, blob);
    return 'taken';
  } catch (error) {
    tiles.remove(photoId);
    if (!(error instanceof NotAPhoto)) return 'no-room';
    tiles.showProblem(error.isHeic ? texts.heic(file.name) : texts.unreadable(file.name));
    return 'refused';
  }
}

const photoOf = async (
  photoId: string,
  blob: Blob,
  { draftId, purpose }: PhotoTiles,
  producerId: string,
): Promise<LocalPhoto> => ({
  photoId,
  draftId,
  producerId,
  purpose,
  blob,
  hash: await sha256Of(blob),
  addedAt: new Date().toISOString(),
  uploadUrl: null,
  offset: 0,
  state: 'waiting',
  refusedBecause: null,
});
