import { unzipSync } from 'fflate';
import { UnreadableFile } from './cell.ts';

/** A workbook of 10,000 rows unfolds to a third of this; a decompression bomb to much more. */
const MAX_UNFOLDED_BYTES = 120_000_000;
const MAX_ENTRIES = 2_000;

/** Names of the parts of a ZIP file, unfolding nothing. */
export function partNames(bytes: Uint8Array): readonly string[] {
  const names: string[] = [];
  unzipParts(bytes, (name) => {
    names.push(name);
    return false;
  });
  return names;
}

/**
 * Those parts of a ZIP file that are wanted. Memory is given by the sizes that the file declares,
 * which are checked first; a part that is larger than it said ends as damaged.
 */
export function unzipParts(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): ReadonlyMap<string, Uint8Array> {
  let unfolded = 0;
  let entries = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries += 1;
        if (entries > MAX_ENTRIES) throw new UnreadableFile('unfolds_too_large');
        if (!wanted(name)) return false;
        unfolded += originalSize;
        if (unfolded > MAX_UNFOLDED_BYTES) throw new UnreadableFile('unfolds_too_large');
        return true;
      },
    });
    return new Map(Object.entries(parts));
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause;
    throw new UnreadableFile('damaged', { cause });
  }
}
