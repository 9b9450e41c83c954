import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** A page that many visitors may read: rendered once, for nobody in particular. */
export type KeptPage = {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Names the content; a visitor's own parts are added to it. */
  readonly tag: string;
  readonly renderedAtMs: number;
  /** The page for one kind of visitor as compressed bytes; null where too many kinds have theirs already. */
  encoded(encoding: PageEncoding, visitor: string, text: () => string): Promise<Buffer> | null;
};

export type PageEncoding = 'br' | 'gzip';

/** Compressed once and sent often, so a little more work than for a page of one visitor pays. */
const BROTLI_QUALITY = 6;
const TAG_CHARACTERS = 20;
/** Most baskets hold few articles, so a handful of compressed forms serves nearly everybody. */
const MAX_ENCODED = 16;
/** Of the text's length: the text itself and all compressed forms that there can be. */
const KEPT_SHARE = 5;
/** What of a rendered answer goes to every reader; nothing else does, above all no cookie. */
const SHARED_HEADERS = ['content-type', 'offline-copy'];

const compressors: Record<PageEncoding, (html: string) => Promise<Buffer>> = {
  br: (html) =>
    promisify(brotliCompress)(html, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(html),
      },
    }),
  gzip: (html) => promisify<string, Buffer>(gzip)(html),
};

/** A rendered answer as a page to keep; null where it is not a whole page or is meant for one visitor. */
export async function keptPageOf(answer: Response, nowMs: number): Promise<KeptPage | null> {
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (answer.status !== 200 || !isPage || answer.headers.has('set-cookie')) {
    await answer.body?.cancel();
    return null;
  }
  const html = await answer.text();
  const encodings = new Map<string, Promise<Buffer>>();
  return {
    html,
    headers: Object.fromEntries(
      SHARED_HEADERS.flatMap((name) => {
        const value = answer.headers.get(name);
        return value === null ? [] : [[name, value]];
      }),
    ),
    tag: createHash('sha256').update(html).digest('base64url').slice(0, TAG_CHARACTERS),
    renderedAtMs: nowMs,
    encoded(encoding, visitor, text) {
      const key = `${encoding} ${visitor}`;
      const known = encodings.get(key);
      if (known !== undefined) return known;
      if (encodings.size >= MAX_ENCODED) return null;
      const made = compressors[encoding](text());
      encodings.set(key, made);
      return made;
    },
  };
}

/** Memory that a page may come to take. */
export const bytesOf = (page: KeptPage): number => page.html.length * KEPT_SHARE;
