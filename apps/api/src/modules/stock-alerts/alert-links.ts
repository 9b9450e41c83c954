import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import { hashToken } from '../../platform/db/new-id.ts';

/**
 * The tokens in mails about a wish. They are made from its id with the link secret, so that every
 * mail can carry them again, and stand in the database only as hashes.
 */
@Injectable()
export class AlertLinks {
  private readonly secret: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.secret = `stock-alert:${config.linkSecret}`;
  }

  tokensOf(alertId: string): { readonly confirm: string; readonly leave: string } {
    return { confirm: this.token('confirm', alertId), leave: this.token('leave', alertId) };
  }

  hashesOf(alertId: string): { readonly confirmHash: Buffer; readonly leaveHash: Buffer } {
    const { confirm, leave } = this.tokensOf(alertId);
    return { confirmHash: hashToken(confirm), leaveHash: hashToken(leave) };
  }

  private token(purpose: 'confirm' | 'leave', alertId: string): string {
    return createHmac('sha256', this.secret).update(`${purpose}:${alertId}`).digest('base64url');
  }
}
