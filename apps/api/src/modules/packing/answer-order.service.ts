import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { answerOrder, readOrderAnswer } from '@markthalle/contracts/hand-over';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { FulfilmentFacade } from '../fulfilment/fulfilment.facade.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { type AnswerLink, AnswerLinks } from './answer-links.ts';
import { PackingListQueries } from './packing-list.queries.ts';
import { ReportShortageService } from './report-shortage.service.ts';

/**
 * A producer answers by a mailed link: the order is taken on, or cannot be delivered. Mail scanners
 * that open links change nothing, because only the second press acts.
 */
@Injectable()
export class AnswerOrderService {
  constructor(
    private readonly db: Db,
    private readonly links: AnswerLinks,
    private readonly list: PackingListQueries,
    private readonly producers: ProducersFacade,
    private readonly steps: FulfilmentFacade,
    private readonly shortages: ReportShortageService,
    private readonly clock: Clock,
  ) {}

  /** Throws `link-not-valid` for links that are forged, used, too old or whose person has left. */
  async read({
    answerToken,
    language,
  }: ParsedInputOf<typeof readOrderAnswer>): Promise<OutputOf<typeof readOrderAnswer>> {
    const link = await this.openLink(answerToken);
    const [row] = await this.list.ofParts(link.producerId, [link.producerOrderId]);
    if (row === undefined) throw new Problem('link-not-valid');
    return {
      number: row.number,
      producerName: row.seller.producerName,
      handOverOn: row.hand_over_on,
      wayLabel: row.way_label[language],
      state: row.state,
      lines: row.lines.map((line) => ({ name: line.snapshot.name[language], pieces: line.pieces })),
    };
  }

  /** Throws `link-not-valid`, `step-not-possible` and what a refund throws; then the link stays open. */
  async answer({
    answerToken,
    answer,
  }: ParsedInputOf<typeof answerOrder>): Promise<OutputOf<typeof answerOrder>> {
    return this.act(await this.openLink(answerToken), answer);
  }

  /** The answer to an open link, however it came. Throws as `answer`; who has left answers nothing. */
  async act(
    link: AnswerLink,
    answer: 'confirmed' | 'cannot_deliver',
  ): Promise<OutputOf<typeof answerOrder>> {
    if (!(await this.isMember(link))) throw new Problem('link-not-valid');
    const { producerOrderId } = link;
    const at = this.clock.now();
    return this.db.transaction(async (tx) => {
      if (!(await this.links.use(tx, link, answer, at))) throw new Problem('link-not-valid');
      if (answer === 'confirmed') {
        return { state: await this.steps.takeStep(tx, link, producerOrderId, 'confirm', at) };
      }
      const { state } = await this.shortages.cancelIn(tx, link, producerOrderId, link.id);
      return { state };
    });
  }

  private async openLink(answerToken: string): Promise<AnswerLink> {
    const linkId = this.links.idOf(answerToken);
    const link = linkId === null ? null : await this.links.find(linkId);
    const isOpen = link !== null && link.usedAt === null && link.expiresAt > this.clock.now();
    if (!isOpen || !(await this.isMember(link))) throw new Problem('link-not-valid');
    return link;
  }

  private async isMember(link: AnswerLink): Promise<boolean> {
    const members = await this.producers.membersOf(link.producerId, 'orders');
    return members.some(({ accountId }) => accountId === link.accountId);
  }
}
