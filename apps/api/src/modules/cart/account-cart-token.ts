import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';

/** The handle of an account's cart is derived from its id, so that every device of the person gets the same one. */
@Injectable()
export class AccountCartToken {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  of(cartId: string): string {
    return createHmac('sha256', this.config.linkSecret)
      .update(`account-cart:${cartId}`)
      .digest('base64url');
  }
}
