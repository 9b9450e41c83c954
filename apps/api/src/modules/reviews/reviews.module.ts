import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { InviteReviewers } from './invite-reviewers.service.ts';
import { ReadReviews } from './read-reviews.service.ts';
import { ReplyToReview } from './reply-to-review.service.ts';
import { ReviewsController } from './reviews.controller.ts';
import { ReviewsFacade } from './reviews.facade.ts';
import { ReviewsJobs } from './reviews.jobs.ts';
import { ReviewsProducerData } from './reviews.producer-data.ts';
import { ReviewsQueries } from './reviews.queries.ts';
import { ReviewsStore } from './reviews.store.ts';
import { WriteReview } from './write-review.service.ts';

@Module({
  imports: [CatalogModule],
  controllers: [ReviewsController],
  providers: [
    InviteReviewers,
    ReadReviews,
    ReplyToReview,
    ReviewsFacade,
    ReviewsJobs,
    ReviewsProducerData,
    ReviewsQueries,
    ReviewsStore,
    WriteReview,
  ],
  exports: [ReviewsFacade],
})
export class ReviewsModule {}
