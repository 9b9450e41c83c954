import { createHmac, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { CODE_HASH } from '@markthalle/domain/handOver';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import { Db } from '../../platform/db/db.ts';

const derive = promisify(pbkdf2);
const SALT_BYTES = 16;

/**
 * Pick-up codes for a phone that may be without a line: it keeps hashes, never the codes. One salt
 * per list, so that a code that is typed is hashed once; slow, so that a found phone gives no codes
 * away quickly. The server compares the code itself when the act arrives.
 */
@Injectable()
export class CodeHashes {
  constructor(
    private readonly db: Db,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  saltOf(producerId: string, on: string): string {
    const words = `hand-over:${producerId}:${on}`;
    const digest = createHmac('sha256', `code-salt:${this.config.linkSecret}`)
      .update(words)
      .digest();
    return digest.subarray(0, SALT_BYTES).toString('base64url');
  }

  /** By part. Each is computed once and kept. */
  async of(
    salt: string,
    codes: readonly { readonly producerOrderId: string; readonly pickupCode: string }[],
  ): Promise<ReadonlyMap<string, string>> {
    if (codes.length === 0) return new Map();
    const kept = await this.db.rows<{ id: string; hash: string }>(
      `select producer_order_id as id, hash from packing.code_hash
        where producer_order_id = any ($1) and salt = $2`,
      [codes.map((one) => one.producerOrderId), salt],
    );
    const known = new Map(kept.map(({ id, hash }) => [id, hash]));
    const fresh = await Promise.all(
      codes
        .filter(({ producerOrderId }) => !known.has(producerOrderId))
        .map(async ({ producerOrderId: id, pickupCode }) => ({
          id,
          hash: await hashOf(pickupCode, salt),
        })),
    );
    await this.keep(salt, fresh);
    return new Map([...known, ...fresh.map(({ id, hash }) => [id, hash] as const)]);
  }

  private async keep(
    salt: string,
    hashes: readonly { readonly id: string; readonly hash: string }[],
  ): Promise<void> {
    if (hashes.length === 0) return;
    await this.db.execute(
      `insert into packing.code_hash (producer_order_id, salt, hash)
       select n.id, $1, n.hash from unnest($2::uuid[], $3::text[]) as n (id, hash)
       on conflict (producer_order_id) do update set salt = excluded.salt, hash = excluded.hash`,
      [salt, hashes.map((one) => one.id), hashes.map((one) => one.hash)],
    );
  }
}

/** The same as the page computes with WebCrypto. */
async function hashOf(code: string, salt: string): Promise<string> {
  const { iterations, bytes } = CODE_HASH;
  const key = await derive(code, Buffer.from(salt, 'base64url'), iterations, bytes, 'sha256');
  return key.toString('base64url');
}
