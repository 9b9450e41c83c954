import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { FileStore } from '../../platform/files/file-store.ts';
import {
  encodeRendition,
  type Format,
  MEDIA_TYPES,
  type Size,
  WIDTHS_PX,
} from './encode-rendition.ts';
import { drawOriginal, type PictureSource } from './picture-source.ts';
import { WorkLine } from './work-line.ts';

/** How many pictures are drawn or encoded at once; the rest waits its turn. */
const MAX_PARALLEL = 2;
/** A line longer than this is no use to its last reader: he is told to come again. */
const MAX_WAITING = 200;
const ORIGINAL_TYPE = 'image/webp';
const FALLBACK_PX = 640;
/** What pages ask for: two formats in all widths, one for old readers, one for shared links. */
const SHOWN: readonly (readonly [Size, Format])[] = [
  ...WIDTHS_PX.flatMap((width) => [[width, 'webp'] as const, [width, 'avif'] as const]),
  [FALLBACK_PX, 'jpg'],
  ['og', 'jpg'],
];

/**
 * Pictures in all sizes and formats: drawn and encoded when first asked for, then served from the store. The same
 * file asked for twice at once is made once.
 */
@Injectable()
export class Renditions {
  private readonly making = new Map<string, Promise<Buffer | null>>();
  private readonly line = new WorkLine(MAX_PARALLEL, MAX_WAITING);

  constructor(
    private readonly files: FileStore,
    private readonly db: Db,
  ) {}

  /** The file's bytes; null if there is no such picture. */
  async read(id: string, size: Size, format: Format): Promise<Buffer | null> {
    return this.kept(`${id}-${size}.${format}`, MEDIA_TYPES[format], async () => {
      const original = await this.original(id);
      if (original === null) return null;
      return this.line.run(() => encodeRendition(original, size, format));
    });
  }

  /**
   * Keeps an uploaded photo and makes everything that pages ask for. Repeated after a crash, it makes what is
   * missing and nothing twice.
   */
  async keepPhoto(id: string, jpeg: Buffer): Promise<void> {
    await this.files.write(photoFile(id), jpeg, MEDIA_TYPES.jpg);
    for (const [size, format] of SHOWN) await this.read(id, size, format);
  }

  photoFile(id: string): Promise<Buffer | null> {
    return this.files.read(photoFile(id));
  }

  private async original(id: string): Promise<Buffer | null> {
    return (await this.drawn(id)) ?? this.files.read(photoFile(id));
  }

  private drawn(id: string): Promise<Buffer | null> {
    return this.kept(`${id}.original`, ORIGINAL_TYPE, async () => {
      const row = await this.db.row<PictureSource>(
        `select source, recipe from platform.picture where id = $1 and source <> 'upload'`,
        [id],
      );
      return row === null ? null : this.line.run(() => drawOriginal(row));
    });
  }

  private kept(
    name: string,
    mediaType: string,
    make: () => Promise<Buffer | null>,
  ): Promise<Buffer | null> {
    const running = this.making.get(name);
    if (running !== undefined) return running;
    const work = this.readOrMake(name, mediaType, make).finally(() => this.making.delete(name));
    this.making.set(name, work);
    return work;
  }

  private async readOrMake(name: string, mediaType: string, make: () => Promise<Buffer | null>) {
    const file = `pictures/${name.slice(0, 2)}/${name}`;
    const found = await this.files.read(file);
    if (found !== null) return found;
    const bytes = await make();
    if (bytes !== null) await this.files.write(file, bytes, mediaType);
    return bytes;
  }
}

/** Unlike everything that is drawn, a photo cannot be made again, so it lies apart. */
const photoFile = (id: string): string => `photos/${id.slice(0, 2)}/${id}.jpg`;
