import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';

/**
 * The link to a receipt: made from its id with the link secret, so a repeated click and a later mail
 * carry the same one and the database alone opens none.
 */
@Injectable()
export class ReceiptToken {
  private readonly secret: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.secret = `withdrawal:${config.linkSecret}`;
  }

  of(withdrawalId: string): string {
    return createHmac('sha256', this.secret).update(withdrawalId).digest('base64url');
  }
}
