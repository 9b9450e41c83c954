import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { ProducersModule } from '../producers/producers.module.ts';
import { ReviewsModule } from '../reviews/reviews.module.ts';
import { DecideNotice } from './decide-notice.service.ts';
import { GiveNotice } from './give-notice.service.ts';
import { MessageDesk } from './message-desk.service.ts';
import { NoticedContentQueries } from './noticed-content.queries.ts';
import { NoticesController } from './notices.controller.ts';
import { NoticesData } from './notices.data.ts';
import { NoticesJobs } from './notices.jobs.ts';
import { NoticesQueries } from './notices.queries.ts';
import { NoticesStore } from './notices.store.ts';
import { TellAboutDecision } from './tell-about-decision.service.ts';
import { WatchNotices } from './watch-notices.service.ts';

@Module({
  imports: [CatalogModule, ProducersModule, ReviewsModule],
  controllers: [NoticesController],
  providers: [
    NoticesData,
    DecideNotice,
    GiveNotice,
    MessageDesk,
    NoticedContentQueries,
    NoticesJobs,
    NoticesQueries,
    NoticesStore,
    TellAboutDecision,
    WatchNotices,
  ],
})
export class NoticesModule {}
