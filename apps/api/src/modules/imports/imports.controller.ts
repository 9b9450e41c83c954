import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  applyImport,
  discardImport,
  listImports,
  readExportFile,
  readImport,
  readTemplate,
  startDataExport,
  startImport,
  undoImport,
} from '@markthalle/contracts/portal-imports';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { DataExports } from './data-exports.service.ts';
import { MakeTable } from './make-table.service.ts';
import { MoveImport } from './move-import.service.ts';
import { ReadImports } from './read-imports.service.ts';
import { StartImport } from './start-import.service.ts';

@Controller()
export class ImportsController {
  constructor(
    private readonly reads: ReadImports,
    private readonly tables: MakeTable,
    private readonly starting: StartImport,
    private readonly moving: MoveImport,
    private readonly exports: DataExports,
  ) {}

  @Handles(listImports)
  list(@By() by: ProducerMember) {
    return this.reads.list(by);
  }

  @Handles(readTemplate)
  template(@Input() input: ParsedInputOf<typeof readTemplate>, @By() by: ProducerMember) {
    return this.tables.make(by, input);
  }

  @Handles(startImport)
  start(@Input() input: ParsedInputOf<typeof startImport>, @By() by: ProducerMember) {
    return this.starting.start(by, input);
  }

  @Handles(readImport)
  read(@Input() input: ParsedInputOf<typeof readImport>, @By() by: ProducerMember) {
    return this.reads.one(by, input);
  }

  @Handles(applyImport)
  apply(
    @Input() { importId, submit, withStock }: ParsedInputOf<typeof applyImport>,
    @By() by: ProducerMember,
  ) {
    return this.moving.apply(by, importId, { submits: submit, countsStock: withStock });
  }

  @Handles(discardImport)
  discard(@Input() { importId }: ParsedInputOf<typeof discardImport>, @By() by: ProducerMember) {
    return this.moving.discard(by, importId);
  }

  @Handles(undoImport)
  undo(@Input() { importId }: ParsedInputOf<typeof undoImport>, @By() by: ProducerMember) {
    return this.moving.undo(by, importId);
  }

  @Handles(startDataExport)
  export(@By() by: ProducerMember) {
    return this.exports.start(by);
  }

  @Handles(readExportFile)
  file(@Input() input: ParsedInputOf<typeof readExportFile>, @By() by: ProducerMember) {
    return this.exports.file(by, input);
  }
}
