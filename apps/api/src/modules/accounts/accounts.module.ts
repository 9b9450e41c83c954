import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { OrdersModule } from '../orders/orders.module.ts';
import { ReviewsModule } from '../reviews/reviews.module.ts';
import { AccountsController } from './accounts.controller.ts';
import { AccountsData } from './accounts.data.ts';
import { AccountsJobs } from './accounts.jobs.ts';
import { Addresses } from './addresses.service.ts';
import { EraseAccount } from './erase-account.service.ts';
import { ExportData } from './export-data.service.ts';
import { OpenAccount } from './open-account.service.ts';
import { WishList } from './wish-list.service.ts';

@Module({
  imports: [IdentityModule, CatalogModule, OrdersModule, ReviewsModule],
  controllers: [AccountsController],
  providers: [
    AccountsData,
    AccountsJobs,
    Addresses,
    EraseAccount,
    ExportData,
    OpenAccount,
    WishList,
  ],
})
export class AccountsModule {}
