import { createHash } from 'node:crypto';

/** How an address that must not be written to is kept: only to be recognised. */
export const emailHashOf = (email: string): Buffer =>
  createHash('sha256').update(email.trim().toLowerCase()).digest();
