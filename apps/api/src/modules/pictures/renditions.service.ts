import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import { Db } from '../../platform/db/db.ts';
import { drawOriginal, type PictureSource } from './picture-source.ts';

export const WIDTHS_PX = [160, 320, 480, 640, 960, 1280] as const;
export type Format = 'avif' | 'webp' | 'jpg';

/** AVIF beyond effort 2 takes ten times as long for a few percent of size. */
const AVIF_EFFORT = 2;
/** How many pictures are drawn or encoded at once; the rest waits its turn. */
const MAX_PARALLEL = 2;

/**
 * Pictures in all widths and formats: drawn and encoded when first asked for, then served from the folder. The same
 * file asked for twice at once is made once.
 */
@Injectable()
export class Renditions {
  private readonly making = new Map<string, Promise<Buffer | null>>();
  private readonly waiting: (() => void)[] = [];
  private running = 0;
  private readonly folder: string;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly db: Db,
  ) {
    this.folder = path.join(config.files.directory, 'pictures');
  }

  /** The file's bytes; null if there is no such picture. */
  async read(id: string, width: number, format: Format): Promise<Buffer | null> {
    return this.kept(`${id}-${width}.${format}`, async () => {
      const original = await this.original(id);
      return original === null ? null : this.inTurn(() => encode(original, width, format));
    });
  }

  private original(id: string): Promise<Buffer | null> {
    return this.kept(`${id}.original`, async () => {
      const row = await this.db.row<PictureSource>(
        `select source, recipe from platform.picture where id = $1 and source <> 'upload'`,
        [id],
      );
      return row === null ? null : this.inTurn(() => drawOriginal(row));
    });
  }

  private kept(name: string, make: () => Promise<Buffer | null>): Promise<Buffer | null> {
    const running = this.making.get(name);
    if (running !== undefined) return running;
    const work = this.readOrMake(name, make).finally(() => this.making.delete(name));
    this.making.set(name, work);
    return work;
  }

  private async readOrMake(name: string, make: () => Promise<Buffer | null>) {
    const file = path.join(this.folder, name.slice(0, 2), name);
    try {
      return await readFile(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    const bytes = await make();
    if (bytes !== null) await writeWhole(file, bytes);
    return bytes;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < MAX_PARALLEL) this.running += 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The place goes straight to who waits longest; a newcomer cannot slip in between.
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}

/** A crash while writing leaves no half picture under its name. */
async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const part = `${file}.${randomUUID()}.part`;
  await writeFile(part, bytes);
  await rename(part, file);
}

/** The image library is loaded when the first picture is encoded: an idle API does not carry it. */
async function encode(original: Buffer, width: number, format: Format): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const image = sharp(original).resize({ width, withoutEnlargement: true });
  if (format === 'avif') return image.avif({ quality: 50, effort: AVIF_EFFORT }).toBuffer();
  if (format === 'webp') return image.webp({ quality: 78 }).toBuffer();
  return image.jpeg({ quality: 80, mozjpeg: true }).toBuffer();
}
