import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../db/db.ts';

/** Whose data: an account and the address that its owner proved. */
export interface DataSubject {
  readonly accountId: string;
  readonly email: string;
}

/** One table that knows something about a person; declared by the module that owns it. */
export interface PersonalTable {
  /** With its schema, as in `codes.device`. */
  readonly table: string;
  /** What the person is shown of it: a select list; secrets and hashes are none of it. */
  readonly shown: string;
  /** Which rows are the person's; `$1` is the account, `$2` the e-mail address. */
  readonly of: string;
  readonly erasure:
    | { readonly kind: 'delete' }
    /** What makes a row anonymous; `$3` is now. `when` holds back rows that the law still needs whole. */
    | { readonly kind: 'anonymise'; readonly set: string; readonly when?: string }
    /** Kept as it is, with the reason that the person is told. */
    | { readonly kind: 'keep'; readonly because: string };
}

/** No person has more rows of one kind; beyond it an export is refused instead of cut. */
const MAX_EXPORTED_ROWS = 10_000;

/**
 * Where people stand in the database (Art. 15, 17, 20 GDPR). Each module says it of its own tables;
 * a test compares the list with the columns of all tables.
 */
@Injectable()
export class PersonalData {
  private readonly tables: PersonalTable[] = [];

  constructor(private readonly db: Db) {}

  register(...tables: readonly PersonalTable[]): void {
    this.tables.push(...tables);
  }

  all(): readonly PersonalTable[] {
    return this.tables;
  }

  /** Everything that is held about a person, by table. */
  async export({
    accountId,
    email,
  }: DataSubject): Promise<Record<string, Record<string, unknown>[]>> {
    const data: Record<string, Record<string, unknown>[]> = {};
    for (const { table, shown, of } of this.tables) {
      const rows = await this.db.rows<Record<string, unknown>>(
        `select ${shown} from ${table} where (${of})
            and $1::uuid is not null and $2::text is not null limit ${MAX_EXPORTED_ROWS + 1}`,
        [accountId, email],
      );
      if (rows.length > MAX_EXPORTED_ROWS) throw new Error(`${table} has too many rows to export`);
      data[table] = rows;
    }
    return data;
  }

  /** Erases and makes anonymous what may go now; may be repeated later for what was held back. */
  async erase(tx: Tx, { accountId, email }: DataSubject, now: Date): Promise<void> {
    for (const { table, of, erasure } of this.tables) {
      if (erasure.kind === 'keep') continue;
      const mine = `(${of}) and $1::uuid is not null and $2::text is not null
        and $3::timestamptz is not null`;
      await tx.execute(
        erasure.kind === 'delete'
          ? `delete from ${table} where ${mine}`
          : `update ${table} set ${erasure.set} where ${mine} and (${erasure.when ?? 'true'})`,
        [accountId, email, now],
      );
    }
  }

  /** Whether the law still needs rows that name this person. */
  async isHeldBack(tx: Tx, { accountId, email }: DataSubject, now: Date): Promise<boolean> {
    for (const { table, of, erasure } of this.tables) {
      if (erasure.kind !== 'anonymise' || erasure.when === undefined) continue;
      const held = await tx.row(
        `select 1 from ${table} where (${of}) and not (${erasure.when}) and $1::uuid is not null
            and $2::text is not null and $3::timestamptz is not null limit 1`,
        [accountId, email, now],
      );
      if (held !== null) return true;
    }
    return false;
  }
}
