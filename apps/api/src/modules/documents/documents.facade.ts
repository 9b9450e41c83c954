import { Injectable } from '@nestjs/common';
import { ArchiveCheckService } from './archive-check.service.ts';

/** Papers of money as other modules may ask for them. */
@Injectable()
export class DocumentsFacade {
  constructor(private readonly check: ArchiveCheckService) {}

  /**
   * Whether the archive is whole: numbers without gaps, files and facts unchanged, hashes chained.
   * Answers one German sentence per finding; none for a clean archive.
   */
  verifyArchive(): Promise<string[]> {
    return this.check.findings();
  }
}
