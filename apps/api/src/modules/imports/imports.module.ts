import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { UploadsModule } from '../uploads/uploads.module.ts';
import { ApplyRows } from './apply-rows.service.ts';
import { CatalogParts } from './catalog-parts.service.ts';
import { CompareRows } from './compare-rows.service.ts';
import { DataExports } from './data-exports.service.ts';
import { ExportsStore } from './exports.store.ts';
import { FindTargets } from './find-targets.service.ts';
import { ImportPhotos } from './import-photos.service.ts';
import { ImportPhotosStore } from './import-photos.store.ts';
import { ImportsController } from './imports.controller.ts';
import { ImportsData } from './imports.data.ts';
import { ImportsJobs } from './imports.jobs.ts';
import { ImportsQueries } from './imports.queries.ts';
import { ImportsStore } from './imports.store.ts';
import { MakeExport } from './make-export.service.ts';
import { MakeTable } from './make-table.service.ts';
import { MoveImport } from './move-import.service.ts';
import { ReadImports } from './read-imports.service.ts';
import { StartImport } from './start-import.service.ts';
import { UndoRows } from './undo-rows.service.ts';
import { WriteRows } from './write-rows.service.ts';

@Module({
  imports: [CatalogModule, UploadsModule],
  controllers: [ImportsController],
  providers: [
    ApplyRows,
    CatalogParts,
    CompareRows,
    DataExports,
    ExportsStore,
    FindTargets,
    ImportPhotos,
    ImportPhotosStore,
    ImportsData,
    ImportsJobs,
    ImportsQueries,
    ImportsStore,
    MakeExport,
    MakeTable,
    MoveImport,
    ReadImports,
    StartImport,
    UndoRows,
    WriteRows,
  ],
})
export class ImportsModule {}
