import type { RecallWords } from '@markthalle/contracts/recalls';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { recallWords } from './recall-words.ts';
import { RecallsQueries } from './recalls.queries.ts';
import { RecallsStore } from './recalls.store.ts';

export interface RecallToMail {
  readonly producerId: string;
  readonly words: RecallWords;
  readonly lines: readonly { readonly name: string; readonly quantity: number }[];
}

/** What mails may ask of recalls. */
@Injectable()
export class RecallsFacade {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: RecallsStore,
    private readonly queries: RecallsQueries,
  ) {}

  /** Null where the order has forgotten its buyer: then nobody can be told. */
  async forMail(
    recallId: string,
    orderId: string,
    language: 'de' | 'en',
  ): Promise<RecallToMail | null> {
    if (!(await this.queries.isReachable(recallId, orderId))) return null;
    const found = await this.queries.ofOrder(orderId);
    const mine = found.find(({ recall }) => recall.recallId === recallId);
    if (mine === undefined) return null;
    return {
      producerId: mine.recall.producerId,
      words: recallWords(mine.recall, language),
      lines: mine.lines.map(({ name, quantity }) => ({ name: name[language], quantity })),
    };
  }

  /** The mail surely went out; the first time stays. */
  noteTold(recallId: string, orderId: string): Promise<void> {
    const at = this.clock.now();
    return this.db.transaction((tx) => this.store.noteTold(tx, recallId, orderId, at));
  }
}
