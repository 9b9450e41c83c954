import type { ProducerRight } from '@markthalle/domain/producerRights';
import { Injectable } from '@nestjs/common';
import { Db } from '../db/db.ts';

interface PartBase {
  /** Without its extension, such as `bestellungen`. */
  readonly name: string;
  /** One German sentence for the description of the export. */
  readonly says: string;
  /** Who may take it out: an export holds what its owner may see, nothing more. */
  readonly right: ProducerRight;
}

/** Rows of a producer as a table of their own; declared by the module that owns the data. */
interface TablePart extends PartBase {
  readonly kind: 'table';
  /** A select in a fixed order whose only parameter `$1` is the producer. */
  readonly sql: string;
  /** Each column of the select with what it means. */
  readonly columns: Readonly<Record<string, string>>;
}

/** Data with a shape of its own, or files such as photos. */
interface FilesPart extends PartBase {
  readonly kind: 'files';
  readonly files: (producerId: string) => AsyncIterable<ProducerFile>;
}

export interface ProducerFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type ProducerDataPart = TablePart | FilesPart;

/** More than the busiest farm has; beyond it an export is refused instead of cut. */
const MAX_TABLE_ROWS = 200_000;

/**
 * What the market holds for a producer, told by each module (Art. 9 Regulation (EU) 2019/1150).
 * Nothing of it names a buyer: orders go out with numbers, goods and money.
 */
@Injectable()
export class ProducerData {
  private readonly parts: ProducerDataPart[] = [];

  constructor(private readonly db: Db) {}

  register(...parts: readonly ProducerDataPart[]): void {
    this.parts.push(...parts);
  }

  all(): readonly ProducerDataPart[] {
    return this.parts;
  }

  async rows(part: TablePart, producerId: string): Promise<Record<string, unknown>[]> {
    const rows = await this.db.rows<Record<string, unknown>>(
      `select * from (${part.sql}) part limit ${MAX_TABLE_ROWS + 1}`,
      [producerId],
    );
    if (rows.length > MAX_TABLE_ROWS) throw new Error(`${part.name} has too many rows to export`);
    return rows;
  }
}
