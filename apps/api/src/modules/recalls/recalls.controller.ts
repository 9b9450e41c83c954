import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { listRecalls, readOrderRecalls, refundRecalled } from '@markthalle/contracts/recalls';
import { Controller } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Handles, Input } from '../../platform/http/handles.ts';
import { recallWords } from './recall-words.ts';
import { RecallsQueries } from './recalls.queries.ts';
import { RefundRecalledService } from './refund-recalled.service.ts';

/** Recalls for the public, and for whoever has the link of an order. */
@Controller()
export class RecallsController {
  constructor(
    private readonly queries: RecallsQueries,
    private readonly buyers: RefundRecalledService,
    private readonly clock: Clock,
  ) {}

  @Handles(listRecalls)
  async list(@Input() { language }: ParsedInputOf<typeof listRecalls>) {
    const shown = await this.queries.shown(this.clock.now());
    return {
      recalls: shown.map((recall) => ({
        recallId: recall.recallId,
        startedAt: recall.startedAt.toISOString(),
        endedAt: recall.endedAt?.toISOString() ?? null,
        words: recallWords(recall, language),
      })),
    };
  }

  @Handles(readOrderRecalls)
  ofOrder(@Input() input: ParsedInputOf<typeof readOrderRecalls>) {
    return this.buyers.read(input);
  }

  @Handles(refundRecalled)
  refund(@Input() input: ParsedInputOf<typeof refundRecalled>) {
    return this.buyers.refund(input);
  }
}
