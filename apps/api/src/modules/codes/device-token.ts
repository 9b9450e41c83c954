import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';

const RANDOM_BYTES = 16;
const SIGNATURE_BYTES = 16;

/**
 * What a remembered browser carries: 16 random bytes and their signature. A value that we did not
 * sign is turned away before the database is asked; only a hash of the whole is stored.
 */
@Injectable()
export class DeviceToken {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  make(): string {
    const random = randomBytes(RANDOM_BYTES);
    return Buffer.concat([random, this.sign(random)]).toString('base64url');
  }

  isOurs(token: string): boolean {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== RANDOM_BYTES + SIGNATURE_BYTES) return false;
    const random = bytes.subarray(0, RANDOM_BYTES);
    return timingSafeEqual(bytes.subarray(RANDOM_BYTES), this.sign(random));
  }

  private sign(random: Buffer): Buffer {
    return createHmac('sha256', `device:${this.config.linkSecret}`)
      .update(random)
      .digest()
      .subarray(0, SIGNATURE_BYTES);
  }
}
