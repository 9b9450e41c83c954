import { createHmac, timingSafeEqual } from 'node:crypto';
import { SMS_CODE_DIGITS } from '@markthalle/domain/smsAnswer';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';

interface SignedSms {
  readonly sentAt: number;
  readonly messageId: string;
  readonly from: string;
  readonly text: string;
  readonly signature: string;
}

/** The code of a question by SMS, and whether a message comes from our gateway. */
@Injectable()
export class SmsCodes {
  private readonly secret: string;
  private readonly inboundSecret: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.secret = `order-sms:${config.linkSecret}`;
    this.inboundSecret = config.smsInboundSecret;
  }

  /** Whether answers by SMS are set up. */
  get canReceive(): boolean {
    return this.inboundSecret !== '';
  }

  /** Six digits that belong to one link: computed, so that the database alone answers nothing. */
  codeOf(linkId: string): string {
    const number = createHmac('sha256', this.secret).update(linkId).digest().readUIntBE(0, 6);
    return String(number % 10 ** SMS_CODE_DIGITS).padStart(SMS_CODE_DIGITS, '0');
  }

  isSignedByGateway({ sentAt, messageId, from, text, signature }: SignedSms): boolean {
    const signed = createHmac('sha256', this.inboundSecret)
      .update(JSON.stringify([sentAt, messageId, from, text]))
      .digest();
    const given = Buffer.from(signature, 'hex');
    return given.length === signed.length && timingSafeEqual(given, signed);
  }
}
