import { createHash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** A new row id: UUIDv7, so that newer rows sort after older ones (RFC 9562). */
export const newId = (): string => v7();

const TOKEN_BYTES = 32;

/** An unguessable handle for people who have no login: 32 random bytes, base64url. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** Only this is stored of a token. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
