import { createHash } from 'node:crypto';
import { berlinDateOf } from '@markthalle/domain/dates';
import {
  type DocumentKind,
  deletableFrom,
  documentNumber,
} from '@markthalle/domain/documentNumber';
import { invariant } from '@markthalle/domain/invariant';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { type ChainLink, type FileFormat, hashOf } from './archive-hash.ts';

/** The issuer of the cooperative's own papers; any other issuer is a producer's id. */
export const COOPERATIVE = 'cooperative';

export interface DocumentDraft {
  readonly kind: DocumentKind;
  readonly issuer: string;
  readonly producerId?: string;
  readonly orderId?: string;
  readonly producerOrderId?: string;
  readonly refundId?: string;
  readonly runId?: string;
  /** First day of the month that a commission paper is about. */
  readonly month?: string;
  readonly correctsDocumentId?: string;
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
  /** The frozen facts; plain JSON. */
  readonly content: object;
  readonly at: Date;
}

export interface DrawnFile {
  readonly format: FileFormat;
  readonly bytes: Uint8Array;
}

/**
 * Writes papers once and for all: number, files and hash in one transaction. A number that was
 * taken in a transaction that fails is free again, so that a range has no gap.
 */
@Injectable()
export class ArchiveStore {
  /**
   * Issues a paper; `draw` gets its number. The row of the number range stays locked until the
   * transaction ends, so papers of one issuer and kind are issued one after the other.
   */
  async issue(
    tx: Tx,
    draft: DocumentDraft,
    draw: (number: string) => Promise<readonly DrawnFile[]>,
  ): Promise<{ readonly documentId: string; readonly number: string }> {
    const issuedOn = berlinDateOf(draft.at.toISOString());
    const year = Number(issuedOn.slice(0, 4));
    const range = await this.lockRange(tx, draft, year);
    const sequence = range.lastSequence + 1;
    const number = documentNumber(draft.kind, year, sequence);
    const files = await draw(number);
    invariant(files.length > 0, 'a paper has a file');
    const link: ChainLink = {
      previousHash: range.lastHash,
      kind: draft.kind,
      issuer: draft.issuer,
      number,
      issuedAt: draft.at,
      netCents: draft.netCents,
      vatCents: draft.vatCents,
      grossCents: draft.grossCents,
      content: JSON.stringify(draft.content),
      files: files.map(({ format, bytes }) => ({ format, sha256: sha256(bytes) })),
    };
    const documentId = newId();
    const hash = hashOf(link);
    await this.insert(tx, draft, { documentId, year, sequence, issuedOn, link, hash });
    for (const { format, bytes } of files) {
      await tx.execute(
        'insert into documents.file (document_id, format, bytes, sha256) values ($1, $2, $3, $4)',
        [documentId, format, Buffer.from(bytes), sha256(bytes)],
      );
    }
    await tx.execute(
      `update documents.number_range set last_sequence = $4, last_hash = $5
        where issuer = $1 and kind = $2 and year = $3`,
      [draft.issuer, draft.kind, year, sequence, hash],
    );
    return { documentId, number };
  }

  /** Remembers that a paper of this issuer speaks of a refund's share. */
  async coverRefund(
    tx: Tx,
    cover: {
      readonly refundId: string;
      readonly producerOrderId: string;
      readonly issuer: 'producer' | 'cooperative';
      readonly documentId: string;
    },
  ): Promise<void> {
    await tx.execute(
      `insert into documents.refund_cover (refund_id, producer_order_id, issuer, document_id)
       values ($1, $2, $3, $4)`,
      [cover.refundId, cover.producerOrderId, cover.issuer, cover.documentId],
    );
  }

  /** Papers about one order, producer or run are issued one after the other, whatever the jobs do. */
  async lockSubject(tx: Tx, subjectId: string): Promise<void> {
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('documents:' || $1, 0))`, [
      subjectId,
    ]);
  }

  private async lockRange(tx: Tx, { issuer, kind }: DocumentDraft, year: number) {
    await tx.execute(
      `insert into documents.number_range (issuer, kind, year, last_sequence)
       values ($1, $2, $3, 0) on conflict do nothing`,
      [issuer, kind, year],
    );
    const range = await tx.row<{ lastSequence: number; lastHash: Buffer | null }>(
      `select last_sequence as "lastSequence", last_hash as "lastHash"
         from documents.number_range where issuer = $1 and kind = $2 and year = $3 for update`,
      [issuer, kind, year],
    );
    invariant(range !== null, 'the range was just written');
    return range;
  }

  private async insert(
    tx: Tx,
    draft: DocumentDraft,
    row: {
      readonly documentId: string;
      readonly year: number;
      readonly sequence: number;
      readonly issuedOn: string;
      readonly link: ChainLink;
      readonly hash: Buffer;
    },
  ): Promise<void> {
    await tx.execute(
      `insert into documents.document (id, kind, issuer, year, sequence, number, producer_id,
         order_id, producer_order_id, refund_id, run_id, month, corrects_document_id, issued_at,
         net_cents, vat_cents, gross_cents, content, previous_hash, hash, deletable_from)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
               $19, $20, $21)`,
      [
        row.documentId,
        draft.kind,
        draft.issuer,
        row.year,
        row.sequence,
        row.link.number,
        draft.producerId ?? null,
        draft.orderId ?? null,
        draft.producerOrderId ?? null,
        draft.refundId ?? null,
        draft.runId ?? null,
        draft.month ?? null,
        draft.correctsDocumentId ?? null,
        draft.at,
        draft.netCents,
        draft.vatCents,
        draft.grossCents,
        row.link.content,
        row.link.previousHash,
        row.hash,
        deletableFrom('voucher', row.issuedOn),
      ],
    );
  }
}

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
