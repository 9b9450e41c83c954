import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { CuratedData } from './curated-data.service.ts';
import { FacetCache } from './facet-cache.ts';
import { FacetLabelsQueries } from './facet-labels.queries.ts';
import { HitExplainer } from './hit-explainer.ts';
import { EngineIndexesStore } from './meilisearch/engine-indexes.store.ts';
import { EngineOutboxStore } from './meilisearch/engine-outbox.store.ts';
import { EngineReconciler } from './meilisearch/engine-reconciler.ts';
import { EngineRouter } from './meilisearch/engine-router.ts';
import { EngineSender } from './meilisearch/engine-sender.ts';
import { EngineShadow } from './meilisearch/engine-shadow.ts';
import { EngineStatus } from './meilisearch/engine-status.ts';
import { EngineSync } from './meilisearch/engine-sync.ts';
import { IndexBuilder } from './meilisearch/index-builder.ts';
import { IndexKeeper } from './meilisearch/index-keeper.ts';
import { MeilisearchClient } from './meilisearch/meilisearch-client.ts';
import { MeilisearchEngine } from './meilisearch/meilisearch-engine.ts';
import { NamedThingsQueries } from './named-things.queries.ts';
import { NearWordsQueries } from './near-words.queries.ts';
import { EditSynonyms } from './office/edit-synonyms.service.ts';
import { EngineHealthQueries } from './office/engine-health.queries.ts';
import { IndexWorkService } from './office/index-work.service.ts';
import { OfficeSearchController } from './office/office-search.controller.ts';
import { PreviewSynonym } from './office/preview-synonym.service.ts';
import { SearchReportQueries } from './office/search-report.queries.ts';
import { SynonymsStore } from './office/synonyms.store.ts';
import { PostgresEngine } from './postgres-engine.ts';
import { QueryLog } from './query-log.ts';
import { QueryPlanner } from './query-planner.ts';
import { Ranking } from './ranking.service.ts';
import { SearchController } from './search.controller.ts';
import { SearchFacade } from './search.facade.ts';
import { SearchJobs } from './search.jobs.ts';
import { Search } from './search.service.ts';
import { SearchDocumentsStore } from './search-documents.store.ts';
import { SearchPool } from './search-pool.ts';
import { SearchPort } from './search-port.ts';
import { SearchReconciler } from './search-reconciler.ts';
import { SearchRelay } from './search-relay.ts';
import { Suggest } from './suggest.service.ts';
import { VocabularyStore } from './vocabulary.store.ts';
import { VocabularyCache } from './vocabulary-cache.ts';

@Module({
  imports: [CatalogModule],
  controllers: [SearchController, OfficeSearchController],
  providers: [
    CuratedData,
    EditSynonyms,
    EngineHealthQueries,
    IndexWorkService,
    PreviewSynonym,
    SearchReportQueries,
    SynonymsStore,
    QueryLog,
    EngineRouter,
    EngineIndexesStore,
    EngineOutboxStore,
    EngineReconciler,
    EngineSender,
    EngineShadow,
    EngineSync,
    IndexBuilder,
    IndexKeeper,
    EngineStatus,
    FacetCache,
    FacetLabelsQueries,
    HitExplainer,
    MeilisearchClient,
    MeilisearchEngine,
    NamedThingsQueries,
    NearWordsQueries,
    PostgresEngine,
    { provide: SearchPort, useExisting: EngineRouter },
    QueryPlanner,
    Ranking,
    Search,
    SearchDocumentsStore,
    SearchFacade,
    SearchJobs,
    SearchPool,
    SearchReconciler,
    SearchRelay,
    Suggest,
    VocabularyCache,
    VocabularyStore,
  ],
  exports: [SearchFacade, SearchPort],
})
export class SearchModule {}
