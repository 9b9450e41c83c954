import type { OutputOf } from '@markthalle/contracts/endpoint';
import {
  applyImport,
  type ImportTask,
  listImports,
  readExportFile,
  readImport,
  readTemplate,
  startDataExport,
  startImport,
  type TableFormat,
  undoImport,
} from '@markthalle/contracts/portal-imports';
import { readSheets } from '@markthalle/spreadsheet/read-file';
import { type WrittenCell, writeXlsx } from '@markthalle/spreadsheet/write-xlsx';
import { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/db/new-id.ts';
import { Loops } from '../src/platform/jobs/loops.ts';
import type { ApiUnderTest } from './api-under-test.ts';

export type ImportView = OutputOf<typeof readImport>;
interface ExportedFile {
  readonly name: string;
  readonly bytes: Buffer;
}
export type Rows = (readonly WrittenCell[])[];

/** A producer at their table: what they download, change and upload. */
export class TableDesk {
  constructor(
    readonly api: ApiUnderTest,
    readonly sessionToken: string,
  ) {}

  private get by() {
    return { sessionToken: this.sessionToken };
  }

  async template(task: ImportTask, format: TableFormat): Promise<Buffer> {
    const answer = await this.api.call(readTemplate, { task, format }, this.by);
    return Buffer.from(answer.value.base64, 'base64');
  }

  /** The rows of a downloaded table as a person reads them. */
  async rowsOf(task: ImportTask, format: TableFormat = 'xlsx'): Promise<Rows> {
    return readRows(await this.template(task, format));
  }

  upload(bytes: Uint8Array, fileName = 'tabelle.xlsx', clientId = newId()) {
    const base64 = Buffer.from(bytes).toString('base64');
    return this.api.call(startImport, { clientId, fileName, base64 }, this.by);
  }

  /** Uploads and waits for the preview. */
  async preview(bytes: Uint8Array, fileName?: string): Promise<ImportView> {
    const { importId } = (await this.upload(bytes, fileName)).value;
    return this.view(importId);
  }

  previewRows(rows: Rows): Promise<ImportView> {
    return this.preview(writeXlsx([{ name: 'Produkte', widths: [], rows }]));
  }

  /** How an import stands when the worker has nothing left to do. */
  async view(importId: string, show: 'all' | 'changes' | 'remarks' = 'all'): Promise<ImportView> {
    await this.work();
    return (await this.api.call(readImport, { importId, show }, this.by)).value;
  }

  async apply(importId: string, submit = false, withStock = true): Promise<ImportView> {
    const answer = await this.api.call(applyImport, { importId, submit, withStock }, this.by);
    if (answer.status !== 200) throw new Error(answer.problem.code);
    return this.view(importId);
  }

  /** Everything that is held for the producer, as files in their order. */
  async exported(): Promise<{ readonly exportId: string; readonly files: ExportedFile[] }> {
    const { exportId } = (await this.api.call(startDataExport, {}, this.by)).value;
    await this.work();
    const { exports } = (await this.api.call(listImports, {}, this.by)).value;
    const made = exports.find((one) => one.exportId === exportId);
    if (made?.state !== 'done') throw new Error('nothing was exported');
    const files: ExportedFile[] = [];
    for (const { position, name } of made.files) {
      const file = await this.api.call(readExportFile, { exportId, position }, this.by);
      files.push({ name, bytes: Buffer.from(file.value.base64, 'base64') });
    }
    return { exportId, files };
  }

  async undo(importId: string): Promise<ImportView> {
    const answer = await this.api.call(undoImport, { importId }, this.by);
    if (answer.status !== 200) throw new Error(answer.problem.code);
    return this.view(importId);
  }

  work(): Promise<void> {
    return this.api.app.get(Loops).drain();
  }

  db(): Db {
    return this.api.app.get(Db);
  }
}

/** The first sheet of a file as cells that can be changed and written again. */
async function readRows(bytes: Uint8Array): Promise<Rows> {
  for await (const { rows } of readSheets(bytes)) {
    return rows.map(({ cells }) =>
      cells.map((cell) => {
        if (cell.type === 'text') return cell.text;
        return cell.type === 'number' ? cell.value : null;
      }),
    );
  }
  throw new Error('no sheet');
}

/** The rows with one cell changed: by the name in the first column and the title of the column. */
export function withCell(rows: Rows, article: string, title: string, value: WrittenCell): Rows {
  const column = rows[0]?.indexOf(title) ?? -1;
  if (column < 0) throw new Error(`no column ${title}`);
  return rows.map((row) =>
    row[0] === article
      ? Array.from({ length: Math.max(row.length, column + 1) }, (_, index) =>
          index === column ? value : (row[index] ?? null),
        )
      : row,
  );
}
