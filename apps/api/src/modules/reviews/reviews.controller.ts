import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  listPortalReviews,
  listProductReviews,
  readOrderReviews,
  replyToReview,
  stopReviewMails,
  writeReview,
} from '@markthalle/contracts/reviews';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { ReadReviews } from './read-reviews.service.ts';
import { ReplyToReview } from './reply-to-review.service.ts';
import { WriteReview } from './write-review.service.ts';

@Controller()
export class ReviewsController {
  constructor(
    private readonly reads: ReadReviews,
    private readonly writing: WriteReview,
    private readonly replies: ReplyToReview,
  ) {}

  @Handles(readOrderReviews)
  ofOrder(@Input() input: ParsedInputOf<typeof readOrderReviews>) {
    return this.reads.ofOrder(input);
  }

  @Handles(writeReview)
  write(@Input() input: ParsedInputOf<typeof writeReview>) {
    return this.writing.write(input);
  }

  @Handles(stopReviewMails)
  stopMails(@Input() input: ParsedInputOf<typeof stopReviewMails>) {
    return this.writing.stopMails(input);
  }

  @Handles(listProductReviews)
  ofProduct(@Input() input: ParsedInputOf<typeof listProductReviews>) {
    return this.reads.ofProduct(input);
  }

  @Handles(listPortalReviews)
  ofProducer(@Input() input: ParsedInputOf<typeof listPortalReviews>, @By() by: ProducerMember) {
    return this.reads.ofProducer(by, input);
  }

  @Handles(replyToReview)
  reply(@Input() input: ParsedInputOf<typeof replyToReview>, @By() by: ProducerMember) {
    return this.replies.reply(by, input);
  }
}
