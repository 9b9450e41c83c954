import { Module } from '@nestjs/common';
import { DeliveryModule } from '../delivery/delivery.module.ts';
import { EvidenceModule } from '../evidence/evidence.module.ts';
import { InventoryModule } from '../inventory/inventory.module.ts';
import { ProducersModule } from '../producers/producers.module.ts';
import { ApplyEvidenceJobs } from './apply-evidence.jobs.ts';
import { ApprovalsController } from './approvals.controller.ts';
import { ApprovalsQueries } from './approvals.queries.ts';
import { ArticleNumbersFacade } from './article-numbers.facade.ts';
import { BundleArticles } from './bundle-articles.service.ts';
import { CatalogController } from './catalog.controller.ts';
import { CatalogFacade } from './catalog.facade.ts';
import { CatalogJobs } from './catalog.jobs.ts';
import { CatalogQueries } from './catalog.queries.ts';
import { CatalogExportController } from './catalog-export.controller.ts';
import { CatalogExportQueries } from './catalog-export.queries.ts';
import { CheckProductForm } from './check-product-form.service.ts';
import { DatedVariants } from './dated-variants.service.ts';
import { DecideVersionService } from './decide-version.service.ts';
import { DeliverySetupController } from './delivery-setup.controller.ts';
import { DeliverySetup } from './delivery-setup.service.ts';
import { FarmPhotoController } from './farm-photo.controller.ts';
import { FarmPhotoService } from './farm-photo.service.ts';
import { HomeQueries } from './home.queries.ts';
import { ImportProducts } from './import-products.service.ts';
import { KeepDraft } from './keep-draft.service.ts';
import { ListingStore } from './listing.store.ts';
import { OfferVariantService } from './offer-variant.service.ts';
import { PortalProductsController } from './portal-products.controller.ts';
import { PortalProductsQueries } from './portal-products.queries.ts';
import { ProducerPagesQueries } from './producer-pages.queries.ts';
import { ProductCommands } from './product-commands.ts';
import { ProductDraftsController } from './product-drafts.controller.ts';
import { ProductDraftsStore } from './product-drafts.store.ts';
import { ProductStandings } from './product-standing.service.ts';
import { ProductVersionsStore } from './product-versions.store.ts';
import { PublishedProductsQueries } from './published-products.queries.ts';
import { PublishingGate } from './publishing-gate.service.ts';
import { ReadApprovalService } from './read-approval.service.ts';
import { ReadCategory } from './read-category.service.ts';
import { ReadHome } from './read-home.service.ts';
import { ReadPortalProductsService } from './read-portal-products.service.ts';
import { ReadProducer } from './read-producer.service.ts';
import { ReadVersions } from './read-versions.service.ts';
import { RefreshListings } from './refresh-listings.service.ts';
import { RetireProduct } from './retire-product.service.ts';
import { SeasonController } from './season.controller.ts';
import { SeasonQueries } from './season.queries.ts';
import { SellablesQueries } from './sellables.queries.ts';
import { ShowReviews } from './show-reviews.service.ts';
import { ShownCardsQueries } from './shown-cards.queries.ts';
import { TakeBackProduct } from './take-back-product.service.ts';
import { UndoDeliverySetup } from './undo-delivery-setup.ts';
import { UndoFarmPhoto } from './undo-farm-photo.ts';
import { UndoProducts } from './undo-products.ts';
import { WithholdProduct } from './withhold-product.service.ts';
import { WriteProductService } from './write-product.service.ts';
import { WriteProductsFacade } from './write-products.facade.ts';

@Module({
  imports: [DeliveryModule, ProducersModule, InventoryModule, EvidenceModule],
  controllers: [
    DeliverySetupController,
    FarmPhotoController,
    CatalogController,
    CatalogExportController,
    PortalProductsController,
    ProductDraftsController,
    ApprovalsController,
    SeasonController,
  ],
  providers: [
    ArticleNumbersFacade,
    CatalogExportQueries,
    CatalogFacade,
    ApplyEvidenceJobs,
    BundleArticles,
    CatalogJobs,
    CatalogQueries,
    CheckProductForm,
    DatedVariants,
    HomeQueries,
    ImportProducts,
    KeepDraft,
    ListingStore,
    ProductDraftsStore,
    ReadVersions,
    ProducerPagesQueries,
    PublishedProductsQueries,
    PublishingGate,
    ReadCategory,
    ReadHome,
    ReadProducer,
    RefreshListings,
    RetireProduct,
    SeasonQueries,
    SellablesQueries,
    ShownCardsQueries,
    ShowReviews,
    WithholdProduct,
    ApprovalsQueries,
    DecideVersionService,
    DeliverySetup,
    OfferVariantService,
    PortalProductsQueries,
    ProductCommands,
    ProductVersionsStore,
    ReadApprovalService,
    ReadPortalProductsService,
    ProductStandings,
    FarmPhotoService,
    TakeBackProduct,
    UndoDeliverySetup,
    UndoFarmPhoto,
    UndoProducts,
    WriteProductService,
    WriteProductsFacade,
  ],
  exports: [ArticleNumbersFacade, CatalogFacade, WriteProductsFacade, ImportProducts],
})
export class CatalogModule {}
