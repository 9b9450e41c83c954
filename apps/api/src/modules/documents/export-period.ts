import { createHash } from 'node:crypto';
import type { StoredFile } from '@markthalle/contracts/documents';
import { Problem } from '../../platform/http/problem.ts';

export interface Period {
  /** First and last day, in Germany. */
  readonly fromOn: string;
  readonly toOn: string;
}

/** Throws `period-not-usable` unless the period lies in one calendar year, the business year. */
export function assertUsable({ fromOn, toOn }: Period): void {
  if (fromOn > toOn || fromOn.slice(0, 4) !== toOn.slice(0, 4))
    throw new Problem('period-not-usable');
}

/** An instant `at` of a row, within the period `$1` to `$2`. */
export const inPeriod = (at: string): string =>
  `${at} >= ($1::date::timestamp at time zone 'Europe/Berlin')
   and ${at} < (($2::date + 1)::timestamp at time zone 'Europe/Berlin')`;

/** A file that is made on request and not kept. */
export const madeFile = (fileName: string, mediaType: string, bytes: Uint8Array): StoredFile => ({
  fileName,
  mediaType,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  base64: Buffer.from(bytes).toString('base64'),
});
