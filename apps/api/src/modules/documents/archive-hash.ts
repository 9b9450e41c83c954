import { createHash } from 'node:crypto';

export type FileFormat = 'pdf' | 'csv' | 'html' | 'xml';

/** What the hash of a paper covers: everything that it says, its files and the paper before it. */
export interface ChainLink {
  readonly previousHash: Buffer | null;
  readonly kind: string;
  readonly issuer: string;
  readonly number: string;
  readonly issuedAt: Date;
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
  /** The JSON text as stored. */
  readonly content: string;
  readonly files: readonly { readonly format: FileFormat; readonly sha256: Buffer }[];
}

/** SHA-256 over the link in one fixed order of fields. */
export function hashOf(link: ChainLink): Buffer {
  const files = link.files.map(({ format, sha256 }) => `${format}:${sha256.toString('hex')}`);
  const canonical = JSON.stringify([
    link.previousHash?.toString('hex') ?? null,
    link.kind,
    link.issuer,
    link.number,
    link.issuedAt.toISOString(),
    link.netCents,
    link.vatCents,
    link.grossCents,
    link.content,
    files.sort(),
  ]);
  return createHash('sha256').update(canonical).digest();
}
