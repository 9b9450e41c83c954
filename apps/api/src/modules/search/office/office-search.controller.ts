import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  listSynonyms,
  previewSynonym,
  publishSynonym,
  readSearchEngine,
  readSearchReport,
  startSearchRebuild,
  startSearchReconcile,
  switchSynonym,
} from '@markthalle/contracts/office-search';
import { wordsOf } from '@markthalle/search-index/fold';
import { Controller } from '@nestjs/common';
import type { SignedIn } from '../../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../../platform/http/handles.ts';
import { EditSynonyms } from './edit-synonyms.service.ts';
import { EngineHealthQueries } from './engine-health.queries.ts';
import { IndexWorkService } from './index-work.service.ts';
import { PreviewSynonym } from './preview-synonym.service.ts';
import { SearchReportQueries } from './search-report.queries.ts';
import { SynonymsStore } from './synonyms.store.ts';

const started = { started: true as const };

@Controller()
export class OfficeSearchController {
  constructor(
    private readonly synonyms: SynonymsStore,
    private readonly editing: EditSynonyms,
    private readonly previews: PreviewSynonym,
    private readonly reports: SearchReportQueries,
    private readonly engines: EngineHealthQueries,
    private readonly work: IndexWorkService,
  ) {}

  @Handles(listSynonyms)
  list(@Input() { q, page }: ParsedInputOf<typeof listSynonyms>) {
    return this.synonyms.list(wordsOf(q).join(' '), page);
  }

  @Handles(previewSynonym)
  preview(@Input() input: ParsedInputOf<typeof previewSynonym>) {
    return this.previews.preview(input);
  }

  @Handles(publishSynonym)
  async publish(@Input() input: ParsedInputOf<typeof publishSynonym>, @By() by: SignedIn) {
    await this.editing.publish(input, by.displayName);
    return { published: true as const };
  }

  @Handles(switchSynonym)
  async switch(@Input() input: ParsedInputOf<typeof switchSynonym>, @By() by: SignedIn) {
    await this.editing.switch(input, by.displayName);
    return { switched: true as const };
  }

  @Handles(readSearchReport)
  report(@Input() { days }: ParsedInputOf<typeof readSearchReport>) {
    return this.reports.read(days);
  }

  @Handles(readSearchEngine)
  engine() {
    return this.engines.read();
  }

  @Handles(startSearchRebuild)
  async rebuild(@By() by: SignedIn) {
    await this.work.start('rebuild', by.displayName);
    return started;
  }

  @Handles(startSearchReconcile)
  async reconcile(@By() by: SignedIn) {
    await this.work.start('reconcile', by.displayName);
    return started;
  }
}
