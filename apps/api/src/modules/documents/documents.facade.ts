import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { ArchiveCheckService } from './archive-check.service.ts';
import { type Cooperative, CooperativeData } from './cooperative-data.ts';

/** Papers of money as other modules may ask for them. */
@Injectable()
export class DocumentsFacade {
  constructor(
    private readonly check: ArchiveCheckService,
    private readonly data: CooperativeData,
    private readonly db: Db,
  ) {}

  /** What every paper says about the cooperative. */
  cooperative(): Promise<Cooperative> {
    return this.data.read(this.db);
  }

  /**
   * Whether the archive is whole: numbers without gaps, files and facts unchanged, hashes chained.
   * Answers one German sentence per finding; none for a clean archive.
   */
  verifyArchive(): Promise<string[]> {
    return this.check.findings();
  }
}
