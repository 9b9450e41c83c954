import { type Zippable, zipSync } from 'fflate';

/** Packs files; those that are packed already (photos) are stored as they are. */
export function writeZip(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  madeAt: Date,
): Uint8Array {
  const parts: Zippable = {};
  for (const { name, bytes } of files) {
    const isPacked = /\.(?:jpe?g|png|webp|avif|zip|pdf)$/.test(name);
    parts[name] = [bytes, { mtime: madeAt, level: isPacked ? 0 : 6 }];
  }
  return zipSync(parts);
}
