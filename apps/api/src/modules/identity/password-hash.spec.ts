import { describe, expect, it } from '@jest/globals';
import { hashPassword, passwordFits } from './password-hash.ts';

const PASSWORD = 'Moin-zusammen 🐄';

/**
 * The least processor time of a few runs: unlike the time on the clock it is the same on a busy
 * machine.
 */
async function leastCpuMicros(work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 5; run += 1) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, user + system);
  }
  return least;
}

describe('passwords', () => {
  it('are kept as argon2id with 19 MiB and two passes, salted', async () => {
    const hashes = [await hashPassword(PASSWORD), await hashPassword(PASSWORD)];
    expect(hashes[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(hashes[0]).not.toBe(hashes[1]);
    expect(await passwordFits(hashes[0] ?? null, PASSWORD)).toBe(true);
    expect(await passwordFits(hashes[0] ?? null, `${PASSWORD} `)).toBe(false);
  });

  it('never fit an account that does not exist, and cost the same work there', async () => {
    expect(await passwordFits(null, PASSWORD)).toBe(false);
    const hash = await hashPassword(PASSWORD);
    const known = await leastCpuMicros(() => passwordFits(hash, 'Falsch-falsch'));
    const unknown = await leastCpuMicros(() => passwordFits(null, 'Falsch-falsch'));
    expect(unknown).toBeGreaterThan(known * 0.5);
    expect(unknown).toBeLessThan(known * 2);
  });
});
