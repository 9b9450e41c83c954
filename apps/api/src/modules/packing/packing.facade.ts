import { Injectable } from '@nestjs/common';
import { AnswerLinks } from './answer-links.ts';

/** What other modules may ask of packing. */
@Injectable()
export class PackingFacade {
  constructor(private readonly links: AnswerLinks) {}

  /** The token of a link that answers for an order, for the mail that carries it. */
  answerTokenOf(linkId: string): string {
    return this.links.tokenOf(linkId);
  }
}
