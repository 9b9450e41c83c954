import type { LegalDocument, LegalKind } from '@markthalle/contracts/legal';
import { berlinDateOf } from '@markthalle/domain/dates';
import { invariant } from '@markthalle/domain/invariant';
import { Injectable } from '@nestjs/common';
import { MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db, type Statements } from '../../platform/db/db.ts';
import { LegalStore } from './legal.store.ts';

const REMEMBERED_MS = MINUTE_MS;
/** Kinds times languages, with a day that ends. */
const MAX_REMEMBERED = 50;

/** Legal texts as other modules may use them. */
@Injectable()
export class LegalFacade {
  private readonly remembered = new Map<string, { document: LegalDocument; readAtMs: number }>();

  constructor(
    private readonly db: Db,
    private readonly store: LegalStore,
  ) {}

  /** The version of a text that applies at an instant; a text without one is a fault of the set-up. */
  async inForce(
    kind: LegalKind,
    language: LegalDocument['language'],
    at: Date,
  ): Promise<LegalDocument> {
    const [document] = await this.allInForce([kind], language, at);
    invariant(document !== undefined, `the legal text ${kind} is in force`);
    return document;
  }

  /**
   * The same for showing it now, remembered for a minute: whoever looks at a page for longer sees an older one, too.
   * An order always keeps what applies at its click (`idsInForce`).
   */
  async shownNow(
    kind: LegalKind,
    language: LegalDocument['language'],
    now: Date,
  ): Promise<LegalDocument> {
    const name = `${kind}:${language}:${berlinDateOf(now.toISOString())}`;
    const known = this.remembered.get(name);
    if (known !== undefined && Math.abs(now.getTime() - known.readAtMs) < REMEMBERED_MS) {
      return known.document;
    }
    const document = await this.inForce(kind, language, now);
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered.clear();
    this.remembered.set(name, { document, readAtMs: now.getTime() });
    return document;
  }

  /** The same for several texts, in the order of their names; absent ones are left out. */
  allInForce(
    kinds: readonly LegalKind[],
    language: LegalDocument['language'],
    at: Date,
    db: Statements = this.db,
  ): Promise<LegalDocument[]> {
    return this.store.inForce(db, kinds, language, berlinDateOf(at.toISOString()));
  }

  /** Which versions those are, without their texts: an order keeps the ids. */
  async idsInForce(
    kinds: readonly LegalKind[],
    language: LegalDocument['language'],
    at: Date,
    db: Statements = this.db,
  ): Promise<string[]> {
    const day = berlinDateOf(at.toISOString());
    const heads = await this.store.headsInForce(db, kinds, language, day);
    return heads.map(({ documentId }) => documentId);
  }

  /** Exactly these versions, whatever applies today. */
  versionsOf(ids: readonly string[], db: Statements = this.db): Promise<LegalDocument[]> {
    return this.store.byIds(db, ids);
  }
}
