import { Module } from '@nestjs/common';
import { DecideEvidenceService } from './decide-evidence.service.ts';
import { EvidenceData } from './evidence.data.ts';
import { EvidenceFacade } from './evidence.facade.ts';
import { EvidenceQueries } from './evidence.queries.ts';
import { EvidenceStore } from './evidence.store.ts';
import { OfficeEvidenceController } from './office-evidence.controller.ts';
import { PortalEvidenceController } from './portal-evidence.controller.ts';
import { StandingsQueries } from './standings.queries.ts';
import { SubmitEvidenceService } from './submit-evidence.service.ts';
import { TraderDataService } from './trader-data.service.ts';
import { WatchEvidenceService } from './watch-evidence.service.ts';

@Module({
  controllers: [PortalEvidenceController, OfficeEvidenceController],
  providers: [
    DecideEvidenceService,
    EvidenceData,
    EvidenceFacade,
    EvidenceQueries,
    EvidenceStore,
    StandingsQueries,
    SubmitEvidenceService,
    TraderDataService,
    WatchEvidenceService,
  ],
  exports: [EvidenceFacade],
})
export class EvidenceModule {}
