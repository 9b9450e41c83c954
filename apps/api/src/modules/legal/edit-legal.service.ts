import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { readLegalDocument } from '@markthalle/contracts/legal';
import type { addLegalDocument, listLegalDocuments } from '@markthalle/contracts/office-legal';
import { berlinDateOf } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { LegalStore } from './legal.store.ts';
import { isSafePicture } from './safe-picture.ts';

const MAX_VERSIONS = 500;

/** Reading and adding versions of the legal texts. */
@Injectable()
export class EditLegal {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: LegalStore,
  ) {}

  async read({
    kind,
    language,
    version,
  }: ParsedInputOf<typeof readLegalDocument>): Promise<OutputOf<typeof readLegalDocument>> {
    const document =
      version === undefined
        ? (await this.store.inForce(this.db, [kind], language, this.today()))[0]
        : await this.store.version(this.db, kind, language, version);
    if (!document) throw new Problem('legal-document-not-found');
    return document;
  }

  async list(): Promise<OutputOf<typeof listLegalDocuments>> {
    const today = this.today();
    const all = await this.store.newest(this.db, MAX_VERSIONS);
    const shown = new Set<string>();
    const documents = all.map((document) => {
      const text = `${document.kind}:${document.language}`;
      const inForce = document.validFrom <= today && !shown.has(text);
      if (inForce) shown.add(text);
      return { ...document, inForce };
    });
    return { today, documents };
  }

  /** History is not rewritten: a version applies from today at the earliest. */
  async add(
    staff: SignedIn,
    input: ParsedInputOf<typeof addLegalDocument>,
  ): Promise<OutputOf<typeof addLegalDocument>> {
    if (input.validFrom < this.today()) {
      throw new Problem('legal-date-passed', {}, [
        { pointer: '/validFrom', message: 'Bitte wählen Sie heute oder einen späteren Tag.' },
      ]);
    }
    if (input.picture !== null && !isSafePicture(input.picture)) {
      throw new Problem('legal-picture-not-usable');
    }
    return this.db.transaction((tx) =>
      this.store.add(tx, {
        kind: input.kind,
        language: input.textLanguage,
        validFrom: input.validFrom,
        title: input.title,
        body: input.body.replaceAll('\r\n', '\n'),
        picture: input.picture,
        isSample: false,
        addedBy: staff.accountId,
        addedAt: this.clock.now(),
      }),
    );
  }

  private today(): string {
    return berlinDateOf(this.clock.now().toISOString());
  }
}
