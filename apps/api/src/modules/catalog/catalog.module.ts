import { Module } from '@nestjs/common';
import { InventoryModule } from '../inventory/inventory.module.ts';
import { ProducersModule } from '../producers/producers.module.ts';
import { CatalogController } from './catalog.controller.ts';
import { CatalogFacade } from './catalog.facade.ts';
import { CatalogJobs } from './catalog.jobs.ts';
import { CatalogQueries } from './catalog.queries.ts';
import { HomeQueries } from './home.queries.ts';
import { ImportProducts } from './import-products.service.ts';
import { ListingStore } from './listing.store.ts';
import { ProducerPagesQueries } from './producer-pages.queries.ts';
import { PublishedProductsQueries } from './published-products.queries.ts';
import { ReadCategory } from './read-category.service.ts';
import { ReadHome } from './read-home.service.ts';
import { ReadProducer } from './read-producer.service.ts';
import { RefreshListings } from './refresh-listings.service.ts';
import { SellablesQueries } from './sellables.queries.ts';

@Module({
  imports: [ProducersModule, InventoryModule],
  controllers: [CatalogController],
  providers: [
    CatalogFacade,
    CatalogJobs,
    CatalogQueries,
    HomeQueries,
    ImportProducts,
    ListingStore,
    ProducerPagesQueries,
    PublishedProductsQueries,
    ReadCategory,
    ReadHome,
    ReadProducer,
    RefreshListings,
    SellablesQueries,
  ],
  exports: [CatalogFacade, ImportProducts],
})
export class CatalogModule {}
