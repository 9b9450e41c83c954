import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { submitProducerEvidence } from '@markthalle/contracts/portal-evidence';
import type { FieldError } from '@markthalle/contracts/problems';
import { berlinDateOf } from '@markthalle/domain/dates';
import { isReferenceOf, needsEndDay, needsFile } from '@markthalle/domain/evidence';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { EvidenceQueries } from './evidence.queries.ts';
import { EvidenceStore } from './evidence.store.ts';
import { evidenceFile } from './evidence-file.ts';

type Input = ParsedInputOf<typeof submitProducerEvidence>;

const MAX_ITEMS_PER_PRODUCER = 300;

/** A producer sends a piece of evidence; it counts when somebody of the office has looked at it. */
@Injectable()
export class SubmitEvidenceService {
  constructor(
    private readonly db: Db,
    private readonly store: EvidenceStore,
    private readonly queries: EvidenceQueries,
    private readonly clock: Clock,
  ) {}

  /** Throws `evidence-file-unreadable`, `evidence-too-many`, `invalid-input` with its fields. */
  submit(by: ProducerMember, input: Input): Promise<{ evidenceId: string }> {
    const now = this.clock.now();
    const wrong = problemsOf(input, berlinDateOf(now.toISOString()));
    if (wrong.length > 0) throw new Problem('invalid-input', {}, wrong);
    const file = input.file === null ? null : evidenceFile(input.file);
    const { clientId, language: _language, file: _file, ...said } = input;
    return this.db.transaction(async (tx) => {
      if ((await this.queries.countOf(by.producerId, tx)) >= MAX_ITEMS_PER_PRODUCER) {
        throw new Problem('evidence-too-many');
      }
      const id = newId();
      const { producerId, accountId: submittedBy } = by;
      const item = { id, producerId, ...said, clientId, submittedBy, state: 'submitted' as const };
      if (!(await this.store.insert(tx, item, now))) {
        return { evidenceId: await this.earlier(tx, by, clientId) };
      }
      if (file !== null) await this.store.insertFile(tx, id, file);
      return { evidenceId: id };
    });
  }

  /** A form that was sent twice answers as the first time; another farm's id is refused. */
  private async earlier(
    tx: Parameters<Parameters<Db['transaction']>[0]>[0],
    by: ProducerMember,
    clientId: string,
  ): Promise<string> {
    const row = await tx.row<{ id: string }>(
      'select id from evidence.item where client_id = $1 and producer_id = $2',
      [clientId, by.producerId],
    );
    if (row === null) throw new Problem('invalid-input');
    return row.id;
  }
}

function problemsOf(input: Input, today: string): FieldError[] {
  const { kind, reference, validFrom, validUntil, file } = input;
  const texts = TEXTS[input.language];
  const wrong = {
    reference: !isReferenceOf(kind, reference) && texts.reference,
    validUntil:
      (validUntil === null && needsEndDay(kind) && texts.needsEnd) ||
      (validUntil !== null && validUntil < validFrom && texts.endFirst) ||
      (validUntil !== null && validUntil < today && texts.over),
    file: file === null && needsFile(kind) && texts.needsFile,
    issuer: kind === 'packaging_register' && input.issuer === '' && texts.system,
  };
  return Object.entries(wrong).flatMap(([field, message]) =>
    message ? [{ pointer: `/${field}`, message }] : [],
  );
}

const TEXTS = {
  de: {
    reference:
      'So sieht diese Nummer nicht aus. Beispiele: DE-ÖKO-006, DE1234567890123, DE MV 12345 EG.',
    needsEnd: 'Bitte geben Sie an, bis wann es gilt.',
    endFirst: 'Das Ende liegt vor dem Anfang.',
    over: 'Dieser Nachweis ist schon abgelaufen.',
    needsFile: 'Bitte legen Sie das Papier als PDF oder Foto bei.',
    system: 'Bitte nennen Sie das System, an dem Sie beteiligt sind.',
  },
  en: {
    reference:
      'This number does not look like that. Examples: DE-ÖKO-006, DE1234567890123, DE MV 12345 EG.',
    needsEnd: 'Please say until when it holds.',
    endFirst: 'The end lies before the beginning.',
    over: 'This piece of evidence has ended already.',
    needsFile: 'Please add the paper as a PDF or photo.',
    system: 'Please name the system that you take part in.',
  },
} as const;
