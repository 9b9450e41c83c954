import { hash, verify } from '@node-rs/argon2';

/** argon2id with 19 MiB, two passes and one lane (OWASP Password Storage Cheat Sheet). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/**
 * Hash of a random password that nobody knows: it gives unknown addresses the same work as known
 * ones.
 */
const UNKNOWN_ACCOUNT_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$sVJJuoPwN7FNr9V8Fcd8Aw$bHSKdruYv3ip0dIXtbBxfAClRrfuBrekoPaKcnxzgpg';

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/**
 * Whether the password fits; an account that does not exist (null) costs the same time and never
 * fits.
 */
export async function passwordFits(storedHash: string | null, password: string): Promise<boolean> {
  const fits = await verify(storedHash ?? UNKNOWN_ACCOUNT_HASH, password);
  return fits && storedHash !== null;
}
