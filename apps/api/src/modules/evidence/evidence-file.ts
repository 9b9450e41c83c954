import { createHash } from 'node:crypto';
import { MAX_EVIDENCE_FILE_BYTES } from '@markthalle/contracts/portal-evidence';
import { Problem } from '../../platform/http/problem.ts';
import type { NewFile } from './evidence.store.ts';

/** What a file is, by its first bytes and not by its name. */
const KINDS: readonly (readonly [magic: string, mediaType: string, ending: string])[] = [
  ['255044462d', 'application/pdf', 'pdf'],
  ['ffd8ff', 'image/jpeg', 'jpg'],
  ['89504e470d0a1a0a', 'image/png', 'png'],
];

const MAGIC_BYTES = 8;
const MAX_NAME_CHARS = 60;

/** Reads a sent file. @throws Problem `evidence-file-unreadable` where it is no PDF, JPEG or PNG */
export function evidenceFile(sent: {
  readonly fileName: string;
  readonly base64: string;
}): NewFile {
  const bytes = Buffer.from(sent.base64, 'base64');
  const magic = bytes.subarray(0, MAGIC_BYTES).toString('hex');
  const kind = KINDS.find(([start]) => magic.startsWith(start));
  if (kind === undefined || bytes.byteLength > MAX_EVIDENCE_FILE_BYTES) {
    throw new Problem('evidence-file-unreadable');
  }
  const [, mediaType, ending] = kind;
  const stem = sent.fileName.replace(/\.[^.]*$/, '').replace(/[^\p{L}\d _-]/gu, '');
  return {
    fileName: `${stem.slice(0, MAX_NAME_CHARS) || 'nachweis'}.${ending}`,
    mediaType,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes,
  };
}
