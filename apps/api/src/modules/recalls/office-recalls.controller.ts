import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  endRecall,
  listOfficeRecalls,
  MAX_PROOF_ROWS,
  previewOfficeRecall,
  readOfficeRecall,
  readOfficeRecallChoices,
  sendOfficeRecall,
} from '@markthalle/contracts/office-recalls';
import { Controller } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { Problem } from '../../platform/http/problem.ts';
import { EndRecallService } from './end-recall.service.ts';
import { recallWords } from './recall-words.ts';
import { RecallsQueries, toCard } from './recalls.queries.ts';
import { StartRecallService } from './start-recall.service.ts';

/** Staff call goods back for a producer, see the proof and end a recall. */
@Controller()
export class OfficeRecallsController {
  constructor(
    private readonly queries: RecallsQueries,
    private readonly starts: StartRecallService,
    private readonly ends: EndRecallService,
  ) {}

  @Handles(listOfficeRecalls)
  async list() {
    return { recalls: await this.queries.cards(null) };
  }

  @Handles(readOfficeRecallChoices)
  choices(@Input() { producerId }: ParsedInputOf<typeof readOfficeRecallChoices>) {
    return this.queries.choices(producerId);
  }

  @Handles(previewOfficeRecall)
  preview(@Input() { producerId, ...input }: ParsedInputOf<typeof previewOfficeRecall>) {
    return this.starts.preview(producerId, input);
  }

  @Handles(sendOfficeRecall)
  send(
    @By() { accountId }: SignedIn,
    @Input() { producerId, ...input }: ParsedInputOf<typeof sendOfficeRecall>,
  ) {
    return this.starts.send({ producerId, accountId, isStaff: true }, input);
  }

  @Handles(readOfficeRecall)
  async read(
    @Input() { recallId, after }: ParsedInputOf<typeof readOfficeRecall>,
  ): Promise<OutputOf<typeof readOfficeRecall>> {
    const recall = await this.queries.one(recallId, null);
    if (recall === null) throw new Problem('recall-not-found');
    const rows = await this.queries.proof(recallId, after ?? null);
    const proof = rows.slice(0, MAX_PROOF_ROWS);
    return {
      ...toCard(recall),
      ...(await this.queries.people(recallId)),
      producerId: recall.producerId,
      words: recallWords(recall, 'de'),
      proof,
      next: rows.length > MAX_PROOF_ROWS ? (proof.at(-1)?.orderNumber ?? null) : null,
    };
  }

  @Handles(endRecall)
  end(@By() { accountId }: SignedIn, @Input() input: ParsedInputOf<typeof endRecall>) {
    return this.ends.end(accountId, input);
  }
}
