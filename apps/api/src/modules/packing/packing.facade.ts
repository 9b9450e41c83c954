import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { AnswerLinks } from './answer-links.ts';
import { SmsCodes } from './sms-codes.ts';

/** What other modules may ask of packing. */
@Injectable()
export class PackingFacade {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly links: AnswerLinks,
    private readonly codes: SmsCodes,
  ) {}

  /** The token of a link that answers for an order, for the mail that carries it. */
  answerTokenOf(linkId: string): string {
    return this.links.tokenOf(linkId);
  }

  /** What an SMS asks; null once the question is answered or too old. */
  async smsQuestionOf(linkId: string): Promise<{
    readonly number: string;
    readonly handOverOn: string;
    readonly code: string;
  } | null> {
    const row = await this.db.row<{ number: string; handOverOn: string }>(
      `select p.number, p.hand_over_on as "handOverOn" from packing.answer_link a
         join orders.producer_order p on p.id = a.producer_order_id
        where a.id = $1 and a.used_at is null and a.expires_at > $2`,
      [linkId, this.clock.now()],
    );
    return row && { ...row, code: this.codes.codeOf(linkId) };
  }

  /** The number of the order that a link asks about; null where the link is gone. */
  async numberOfLink(linkId: string): Promise<string | null> {
    const row = await this.db.row<{ number: string }>(
      `select p.number from packing.answer_link a
         join orders.producer_order p on p.id = a.producer_order_id where a.id = $1`,
      [linkId],
    );
    return row?.number ?? null;
  }
}
