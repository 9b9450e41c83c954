import { createHash } from 'node:crypto';
import type { issueCode, printLabels } from '@markthalle/contracts/codes';
import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import { MAX_LISTED_CODES } from '@markthalle/contracts/portal-codes';
import { codeMatrix } from '@markthalle/documents/code-matrix';
import { renderLabels } from '@markthalle/documents/label-sheet';
import { printedCode } from '@markthalle/domain/reorderCode';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { CodesStore } from './codes.store.ts';

type Language = 'de' | 'en';

/** What the label asks its reader to do, in the language of the label. */
const CALL: Readonly<Record<Language, string>> = {
  de: 'Scannen und noch einmal bestellen',
  en: 'Scan and order again',
};

interface LabelledThing {
  readonly producerName: string;
  /** Null: the producer's own code. */
  readonly productName: string | null;
}

/** Codes and labels for the producer who prints them. */
@Injectable()
export class PrintLabels {
  constructor(
    private readonly db: Db,
    private readonly store: CodesStore,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async issue(
    { producerId }: ProducerMember,
    { productId, batch, language }: ParsedInputOf<typeof issueCode>,
  ): Promise<OutputOf<typeof issueCode>> {
    const thing = await this.thingOf(producerId, productId ?? null, language);
    const code = await this.db.transaction((tx) =>
      this.store.issue(tx, { producerId, productId: productId ?? null, batch: batch ?? null }),
    );
    const url = this.addressOf(code, language);
    return {
      code,
      printed: printedCode(code),
      url,
      title: thing.productName ?? thing.producerName,
      matrix: codeMatrix(url).map((row) => row.map((dark) => (dark ? '1' : '0')).join('')),
    };
  }

  async print(
    member: ProducerMember,
    input: ParsedInputOf<typeof printLabels>,
  ): Promise<OutputOf<typeof printLabels>> {
    const { language, layout, count, skip, batch } = input;
    const { code, printed, url, title } = await this.issue(member, input);
    const { producerName } = await this.thingOf(member.producerId, null, language);
    const bytes = await renderLabels(
      {
        address: url,
        printed,
        title,
        producerName,
        batch: batch ?? null,
        call: CALL[language],
      },
      { layout, count, skip, language, madeAt: this.clock.now() },
    );
    return {
      fileName: `etiketten-${code}-${layout}.pdf`,
      mediaType: 'application/pdf',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      base64: Buffer.from(bytes).toString('base64'),
    };
  }

  /** The codes of a producer's goods, newest first. */
  codesOf(producerId: string): Promise<{ code: string; productId: string }[]> {
    return this.store.ofProducer(producerId, MAX_LISTED_CODES);
  }

  /** German labels lead to the German page, English ones to the English. */
  private addressOf(code: string, language: Language): string {
    return `${this.config.urls.shop}${language === 'en' ? '/en' : ''}/q/${code}`;
  }

  /** Throws `product-not-found` for products of others. */
  private async thingOf(
    producerId: string,
    productId: string | null,
    language: Language,
  ): Promise<LabelledThing> {
    const thing = await this.db.row<LabelledThing>(
      `select pr.name as "producerName",
              (select v.content -> 'name' ->> $3 from catalog.product_version v
                join catalog.product p on p.id = v.product_id
               where p.id = $2 and p.producer_id = pr.id
               order by v.id = p.published_version_id desc, v.number desc limit 1) as "productName"
         from producers.producer pr where pr.id = $1`,
      [producerId, productId, language],
    );
    if (thing === null || (productId !== null && thing.productName === null)) {
      throw new Problem('product-not-found');
    }
    return thing;
  }
}
