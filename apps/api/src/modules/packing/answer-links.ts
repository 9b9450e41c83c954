import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';

export interface AnswerLink {
  readonly id: string;
  readonly producerOrderId: string;
  readonly producerId: string;
  readonly accountId: string;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

/** More orders of one day than anybody answers by hand. */
const MAX_OPEN = 200;

const COLUMNS = `id, producer_order_id as "producerOrderId", producer_id as "producerId",
  account_id as "accountId", expires_at as "expiresAt", used_at as "usedAt"`;

/**
 * Links that answer for an order without a login. The token is the link's id, signed with the link
 * secret: the database alone opens none, and the mail can be written later.
 */
@Injectable()
export class AnswerLinks {
  private readonly secret: string;

  constructor(
    private readonly db: Db,
    @Inject(CONFIG) config: Config,
  ) {
    this.secret = `order-answer:${config.linkSecret}`;
  }

  tokenOf(linkId: string): string {
    return `${linkId}.${this.sign(linkId)}`;
  }

  /** The id in a token; null where the signature is not ours. */
  idOf(token: string): string | null {
    const [id = '', signature = ''] = token.split('.');
    const right = Buffer.from(this.sign(id));
    const given = Buffer.from(signature);
    return given.length === right.length && timingSafeEqual(given, right) ? id : null;
  }

  /** One for each person and order; asked again, it answers only those that are new. */
  async issue(
    tx: Tx,
    part: {
      readonly producerOrderId: string;
      readonly producerId: string;
      readonly expiresAt: Date;
    },
    accountIds: readonly string[],
  ): Promise<{ readonly linkId: string; readonly accountId: string }[]> {
    return tx.rows(
      `insert into packing.answer_link (id, producer_order_id, producer_id, account_id, expires_at)
       select n.id, $1, $2, n.account_id, $3 from unnest($4::uuid[], $5::uuid[]) as n (id, account_id)
       on conflict (producer_order_id, account_id) do nothing
       returning id as "linkId", account_id as "accountId"`,
      [
        part.producerOrderId,
        part.producerId,
        part.expiresAt,
        accountIds.map(() => newId()),
        accountIds,
      ],
    );
  }

  find(linkId: string): Promise<AnswerLink | null> {
    return this.db.row<AnswerLink>(`select ${COLUMNS} from packing.answer_link where id = $1`, [
      linkId,
    ]);
  }

  /** Open questions to one person; a person is asked about few orders at a time. */
  openOf(accountId: string, now: Date): Promise<AnswerLink[]> {
    return this.db.rows<AnswerLink>(
      `select ${COLUMNS} from packing.answer_link
        where account_id = $1 and used_at is null and expires_at > $2
        order by expires_at, id limit ${MAX_OPEN}`,
      [accountId, now],
    );
  }

  /** One answer uses up the links of everybody who was asked about this order. False: used before. */
  async use(
    tx: Tx,
    { producerOrderId }: AnswerLink,
    answer: 'confirmed' | 'cannot_deliver',
    at: Date,
  ): Promise<boolean> {
    const used = await tx.execute(
      `update packing.answer_link set used_at = $2, answer = $3
        where producer_order_id = $1 and used_at is null`,
      [producerOrderId, at, answer],
    );
    return used > 0;
  }

  private sign(linkId: string): string {
    return createHmac('sha256', this.secret).update(linkId).digest('base64url');
  }
}
