import { createHash } from 'node:crypto';
import { MAX_IMPORT_FILE_BYTES, MAX_IMPORT_PHOTOS } from '@markthalle/contracts/portal-imports';
import { berlinDateOf } from '@markthalle/domain/dates';
import { mayDo } from '@markthalle/domain/producerRights';
import { writeCsv } from '@markthalle/spreadsheet/write-csv';
import type { WrittenCell } from '@markthalle/spreadsheet/write-xlsx';
import { writeZip } from '@markthalle/spreadsheet/write-zip';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Log } from '../../platform/log/log.ts';
import {
  ProducerData,
  type ProducerDataPart,
  type ProducerFile,
} from '../../platform/producer-data/producer-data.ts';
import { exportDescription } from './export-description.ts';
import { ExportsStore, type WaitingExport } from './exports.store.ts';

const MAX_FAILURES = 3;
/** A file that also comes back in through the page; photos fill as many as they need. */
const MAX_FILE_BYTES = MAX_IMPORT_FILE_BYTES - 500_000;

/** Collects everything that the market holds for a producer into ZIP files. */
@Injectable()
export class MakeExport {
  constructor(
    private readonly db: Db,
    private readonly store: ExportsStore,
    private readonly data: ProducerData,
    private readonly incidents: Incidents,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Makes the export that waited longest; answers whether there was one. */
  async pass(): Promise<boolean> {
    let current: WaitingExport | null = null;
    try {
      return await this.db.transaction(async (tx) => {
        current = await this.store.lockNext(tx);
        if (current === null) return false;
        await this.store.deleteFiles(tx, current.id);
        let position = 0;
        for await (const { name, bytes } of this.archives(current)) {
          position += 1;
          const sha256 = createHash('sha256').update(bytes).digest('hex');
          await this.store.insertFile(tx, current.id, { position, name, bytes, sha256 });
        }
        await this.store.setDone(tx, current.id, this.clock.now());
        return true;
      });
    } catch (error) {
      if (current === null) throw error;
      await this.note(current, error);
      return true;
    }
  }

  private async note({ id }: WaitingExport, error: unknown): Promise<void> {
    this.log.fault('data export failed', error, { exportId: id });
    await this.db.transaction(async (tx) => {
      if (!(await this.store.failed(tx, id, MAX_FAILURES, this.clock.now()))) return;
      await this.incidents.open(tx, {
        kind: 'import-stopped',
        subject: id,
        title: 'Die Datenausgabe eines Betriebs ist angehalten',
      });
    });
  }

  /** Photos in files of a fair size, and the tables beside the last of them where there is room. */
  private async *archives({ producerId, rights }: WaitingExport): AsyncGenerator<ProducerFile> {
    const now = this.clock.now();
    const today = berlinDateOf(now.toISOString());
    const parts = this.data.all().filter(({ right }) => mayDo(rights, right));
    const tables: ProducerFile[] = [
      { name: 'LIESMICH.txt', bytes: encode(exportDescription(parts, now)) },
    ];
    let photos: ProducerFile[] = [];
    let photoFiles = 0;
    const photosFile = () => {
      photoFiles += 1;
      return { name: `fotos-${today}-${photoFiles}.zip`, bytes: writeZip(photos, now) };
    };
    for (const part of parts) {
      for await (const file of this.filesOf(part, producerId)) {
        if (!isPhoto(file)) {
          tables.push(file);
          continue;
        }
        if (sizeOf([...photos, file]) > MAX_FILE_BYTES || photos.length === MAX_IMPORT_PHOTOS) {
          yield photosFile();
          photos = [];
        }
        photos.push(file);
      }
    }
    const packed = writeZip(tables, now);
    if (packed.byteLength + sizeOf(photos) > MAX_FILE_BYTES) {
      yield photosFile();
      yield { name: `daten-${today}.zip`, bytes: packed };
    } else {
      yield { name: `daten-${today}.zip`, bytes: writeZip([...tables, ...photos], now) };
    }
  }

  private async *filesOf(part: ProducerDataPart, producerId: string): AsyncGenerator<ProducerFile> {
    if (part.kind === 'files') {
      yield* part.files(producerId);
      return;
    }
    const rows = await this.data.rows(part, producerId);
    const columns = Object.keys(part.columns);
    const cells = rows.map((row) => columns.map((column) => cellOf(row[column])));
    yield { name: `${part.name}.csv`, bytes: writeCsv([columns, ...cells]) };
  }
}

const sizeOf = (files: readonly ProducerFile[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const isPhoto = ({ name }: ProducerFile): boolean => /\.(?:jpe?g|png|webp|avif)$/.test(name);

function cellOf(value: unknown): WrittenCell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  return JSON.stringify(value);
}
