import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  listPortalRecalls,
  previewPortalRecall,
  readPortalRecall,
  readRecallChoices,
  sendPortalRecall,
} from '@markthalle/contracts/portal-recalls';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { Problem } from '../../platform/http/problem.ts';
import { recallWords } from './recall-words.ts';
import { RecallsQueries, toCard } from './recalls.queries.ts';
import { StartRecallService } from './start-recall.service.ts';

/** A producer calls goods back; of buyers they learn how many they are. */
@Controller()
export class PortalRecallsController {
  constructor(
    private readonly queries: RecallsQueries,
    private readonly starts: StartRecallService,
  ) {}

  @Handles(listPortalRecalls)
  async list(@By() by: ProducerMember) {
    return { recalls: await this.queries.cards(by.producerId) };
  }

  @Handles(readRecallChoices)
  choices(@By() by: ProducerMember) {
    return this.queries.choices(by.producerId);
  }

  @Handles(previewPortalRecall)
  preview(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof previewPortalRecall>) {
    return this.starts.preview(by.producerId, input);
  }

  @Handles(sendPortalRecall)
  send(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof sendPortalRecall>) {
    const { producerId, accountId, through } = by;
    return this.starts.send({ producerId, accountId, isStaff: through === 'assistance' }, input);
  }

  @Handles(readPortalRecall)
  async read(
    @By() by: ProducerMember,
    @Input() { recallId }: ParsedInputOf<typeof readPortalRecall>,
  ): Promise<OutputOf<typeof readPortalRecall>> {
    const recall = await this.queries.one(recallId, by.producerId);
    if (recall === null) throw new Problem('recall-not-found');
    const { buyers, pieces, refunded } = await this.queries.reach(recallId);
    const stillAtFarm = await this.queries.stillAtFarm(recallId);
    const { orders } = recall;
    return {
      ...toCard(recall),
      words: recallWords(recall, 'de'),
      reach: { orders, buyers, pieces, stillAtFarm: stillAtFarm.length },
      stillAtFarm,
      refunded,
    };
  }
}
