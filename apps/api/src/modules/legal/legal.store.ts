import { createHash } from 'node:crypto';
import type { LegalDocument, LegalKind } from '@markthalle/contracts/legal';
import { Injectable } from '@nestjs/common';
import type { Statements, Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';

type Language = LegalDocument['language'];

export interface NewVersion {
  readonly kind: LegalKind;
  readonly language: Language;
  readonly validFrom: string;
  readonly title: string;
  readonly body: string;
  readonly picture: string | null;
  readonly isSample: boolean;
  readonly addedBy: string | null;
  readonly addedAt: Date;
}

/** Without the text itself. */
const HEAD = `id as "documentId", kind, language, version, valid_from as "validFrom", title,
  encode(sha256, 'hex') as sha256, is_sample as "isSample"`;
const COLUMNS = `${HEAD}, body, picture`;

export type LegalHead = Omit<LegalDocument, 'body' | 'picture'>;

const inForce = (columns: string): string =>
  `select distinct on (kind) ${columns} from legal.document
    where kind = any($1) and language = $2 and valid_from <= $3
    order by kind, valid_from desc, version desc`;

/** Rows of `legal.document`; they are only ever added. */
@Injectable()
export class LegalStore {
  /** The version of each asked kind that applies on a German day; of two for one day the later one. */
  inForce(
    db: Statements,
    kinds: readonly LegalKind[],
    language: Language,
    day: string,
  ): Promise<LegalDocument[]> {
    return db.rows<LegalDocument>(inForce(COLUMNS), [kinds, language, day]);
  }

  /** The same without the texts. */
  headsInForce(
    db: Statements,
    kinds: readonly LegalKind[],
    language: Language,
    day: string,
  ): Promise<LegalHead[]> {
    return db.rows<LegalHead>(inForce(HEAD), [kinds, language, day]);
  }

  byIds(db: Statements, ids: readonly string[]): Promise<LegalDocument[]> {
    return db.rows<LegalDocument>(
      `select ${COLUMNS} from legal.document where id = any($1) order by kind, language`,
      [ids],
    );
  }

  version(
    db: Statements,
    kind: LegalKind,
    language: Language,
    version: number,
  ): Promise<LegalDocument | null> {
    return db.row<LegalDocument>(
      `select ${COLUMNS} from legal.document where kind = $1 and language = $2 and version = $3`,
      [kind, language, version],
    );
  }

  newest(db: Statements, limit: number): Promise<LegalHead[]> {
    return db.rows<LegalHead>(
      `select ${HEAD} from legal.document
        order by kind, language, valid_from desc, version desc limit $1`,
      [limit],
    );
  }

  /** Adds the next version of its kind and language. */
  async add(tx: Tx, document: NewVersion): Promise<LegalDocument> {
    const { kind, language } = document;
    // Two members of staff who add at the same moment get two numbers.
    await tx.execute('select pg_advisory_xact_lock(hashtext($1))', [`legal:${kind}:${language}`]);
    const latest = await tx.row<{ version: number; picture: string | null }>(
      `select version, picture from legal.document where kind = $1 and language = $2
        order by version desc limit 1`,
      [kind, language],
    );
    const picture = document.picture ?? latest?.picture ?? null;
    return this.insert(tx, { ...document, picture }, (latest?.version ?? 0) + 1);
  }

  /** The texts that exist already, as `kind:language`; whoever asks next waits for this transaction. */
  async lockExisting(tx: Tx): Promise<Set<string>> {
    await tx.execute(`select pg_advisory_xact_lock(hashtext('legal:samples'))`);
    const rows = await tx.rows<{ name: string }>(
      `select distinct kind || ':' || language as name from legal.document`,
    );
    return new Set(rows.map(({ name }) => name));
  }

  private async insert(tx: Tx, document: NewVersion, version: number): Promise<LegalDocument> {
    const id = newId();
    const { kind, language, title, body, picture } = document;
    const sha256 = hashOf({ kind, language, version, title, body, picture });
    await tx.execute(
      `insert into legal.document (id, kind, language, version, valid_from, title, body, picture,
         sha256, is_sample, added_by, added_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        id,
        kind,
        language,
        version,
        document.validFrom,
        title,
        body,
        picture,
        sha256,
        document.isSample,
        document.addedBy,
        document.addedAt,
      ],
    );
    return {
      documentId: id,
      kind,
      language,
      version,
      validFrom: document.validFrom,
      title,
      body,
      picture,
      sha256: sha256.toString('hex'),
      isSample: document.isSample,
    };
  }
}

type Hashed = Pick<LegalDocument, 'kind' | 'language' | 'version' | 'title' | 'body' | 'picture'>;

/** SHA-256 over a JSON list, so that no two different texts have the same bytes. */
const hashOf = ({ kind, language, version, title, body, picture }: Hashed): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([kind, language, version, title, body, picture]))
    .digest();
