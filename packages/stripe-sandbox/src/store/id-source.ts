import { createHash, randomBytes } from 'node:crypto';
import type { MetaStore } from './meta-store.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const OBJECT_ID_LENGTH = 24;

/**
 * Ids and secrets derived from a seed and a stored counter, so a seeded sandbox that gets the
 * same calls in the same order answers with the same ids.
 */
export class IdSource {
  private readonly meta: MetaStore;

  constructor(meta: MetaStore, seed: string | undefined) {
    this.meta = meta;
    if (meta.read('seed') === undefined) this.reseed(seed);
  }

  /** Starts the sequence anew; without a seed a random one is drawn. */
  reseed(seed: string | undefined): void {
    this.meta.write('seed', seed ?? randomBytes(16).toString('hex'));
    this.meta.write('id_counter', 0);
  }

  /** `prefix_` followed by `length` base-62 characters. */
  next(prefix: string, length = OBJECT_ID_LENGTH): string {
    return `${prefix}_${this.token(length)}`;
  }

  /** `length` base-62 characters. */
  token(length: number): string {
    let text = '';
    while (text.length < length) {
      for (const byte of this.digest()) {
        if (byte < 248) text += ALPHABET[byte % 62];
      }
    }
    return text.slice(0, length);
  }

  /** A number in [0, 1): the sandbox's only source of chance, repeatable by seed. */
  fraction(): number {
    return this.digest().readUInt32BE(0) / 2 ** 32;
  }

  private digest(): Buffer {
    const counter = this.meta.readNumber('id_counter', 0) + 1;
    this.meta.write('id_counter', counter);
    return createHash('sha256')
      .update(`${this.meta.read('seed')}:${counter}`)
      .digest();
  }
}
