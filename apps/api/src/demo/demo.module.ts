import { Module } from '@nestjs/common';
import { CatalogModule } from '../modules/catalog/catalog.module.ts';
import { CodesModule } from '../modules/codes/codes.module.ts';
import { DeliveryModule } from '../modules/delivery/delivery.module.ts';
import { EvidenceModule } from '../modules/evidence/evidence.module.ts';
import { ExperiencesModule } from '../modules/experiences/experiences.module.ts';
import { IdentityModule } from '../modules/identity/identity.module.ts';
import { PaymentsModule } from '../modules/payments/payments.module.ts';
import { PicturesModule } from '../modules/pictures/pictures.module.ts';
import { ProducersModule } from '../modules/producers/producers.module.ts';
import { PromotionsModule } from '../modules/promotions/promotions.module.ts';
import { ReviewsModule } from '../modules/reviews/reviews.module.ts';
import { SearchModule } from '../modules/search/search.module.ts';
import { ShopFloorModule } from '../modules/shop-floor/shop-floor.module.ts';
import { ConnectDemoAccounts } from './connect-demo-accounts.service.ts';
import { ImportDemo } from './import-demo.service.ts';

@Module({
  imports: [
    IdentityModule,
    ProducersModule,
    PromotionsModule,
    DeliveryModule,
    EvidenceModule,
    PaymentsModule,
    CatalogModule,
    CodesModule,
    ExperiencesModule,
    PicturesModule,
    ReviewsModule,
    SearchModule,
    ShopFloorModule,
  ],
  providers: [ImportDemo, ConnectDemoAccounts],
})
export class DemoModule {}
