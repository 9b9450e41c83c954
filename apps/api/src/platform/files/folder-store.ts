import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FileStore } from './file-store.ts';

/** Files in a folder of this machine. */
export class FolderStore extends FileStore {
  constructor(private readonly folder: string) {
    super();
  }

  async read(name: string): Promise<Buffer | null> {
    try {
      return await readFile(path.join(this.folder, name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** A crash while writing leaves no half file under its name. */
  async write(name: string, bytes: Buffer): Promise<void> {
    const file = path.join(this.folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    const part = `${file}.${randomUUID()}.part`;
    await writeFile(part, bytes);
    await rename(part, file);
  }
}
