import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { submitWithdrawal, WithdrawalReceipt } from '@markthalle/contracts/withdrawals';
import { berlinDateOf } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { hashToken, newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { DocumentsFacade } from '../documents/documents.facade.ts';
import { type CaseOrder, CaseOrdersQueries, isPaid, nameOf } from './case-orders.queries.ts';
import { contentOf, drawReceipt } from './declaration.ts';
import { ReceiptToken } from './receipt-token.ts';
import { SplitWithdrawalService } from './split-withdrawal.service.ts';
import { type NamedLine, type WithdrawalRow, WithdrawalsStore } from './withdrawals.store.ts';

type Submission = ParsedInputOf<typeof submitWithdrawal>;

const ORDER_NUMBER = /\b(\d{2}-\d{6,9})(-\d{1,3})?\b/;
const SECOND_MS = 1_000;

/** Takes a declaration in: kept, confirmed and passed on in one transaction (§ 356a BGB). */
@Injectable()
export class SubmitWithdrawalService {
  constructor(
    private readonly db: Db,
    private readonly store: WithdrawalsStore,
    private readonly orders: CaseOrdersQueries,
    private readonly splitter: SplitWithdrawalService,
    private readonly documents: DocumentsFacade,
    private readonly tokens: ReceiptToken,
    private readonly incidents: Incidents,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /**
   * A declaration is never refused: an order that nobody knows, or that another address made, goes
   * to staff. Only a signed link that leads nowhere throws `order-not-found`, before anything is
   * declared.
   */
  async submit(input: Submission, requestKey: string): Promise<WithdrawalReceipt> {
    const order = await this.orderMeant(input);
    const cooperative = await this.documents.cooperative();
    const made = await this.db.transaction(async (tx) => {
      const earlier = await this.store.byRequestKey(tx, requestKey);
      if (earlier !== null) return earlier;
      const withdrawal = await this.declare(tx, input, order);
      const keys = { tokenHash: hashToken(this.tokens.of(withdrawal.id)), requestKey };
      const paper = await drawReceipt(withdrawal, withdrawal.contentSha256, cooperative);
      await this.store.insert(tx, withdrawal, keys, paper);
      await this.jobs.add(tx, 'notifications.withdrawal-receipt', { withdrawalId: withdrawal.id });
      if (order !== null && isPaid(order)) {
        const partNumber = ORDER_NUMBER.exec(withdrawal.orderReference)?.[0];
        await this.splitter.split(tx, withdrawal, order.orderId, null, partNumber);
      } else {
        await this.leaveToStaff(tx, withdrawal);
      }
      return withdrawal;
    });
    return this.receiptOf(made);
  }

  receiptOf(withdrawal: WithdrawalRow): WithdrawalReceipt {
    return {
      receiptToken: this.tokens.of(withdrawal.id),
      number: withdrawal.number,
      receivedAt: withdrawal.receivedAt.toISOString(),
      name: withdrawal.name,
      orderReference: withdrawal.orderReference,
      email: withdrawal.email,
      lines: withdrawal.lines.map(({ name, quantity }) => ({ name, quantity })),
      content: withdrawal.content,
      contentSha256: withdrawal.contentSha256,
    };
  }

  /** Throws `withdrawal-not-found`. */
  async readReceipt(receiptToken: string): Promise<WithdrawalReceipt> {
    return this.receiptOf(await this.byToken(receiptToken));
  }

  /** Throws `withdrawal-not-found`. */
  async readPaper(receiptToken: string) {
    const { id, number } = await this.byToken(receiptToken);
    const paper = await this.store.paperOf(id);
    if (paper === null) throw new Problem('withdrawal-not-found');
    return {
      fileName: `${number}.pdf`,
      mediaType: 'application/pdf',
      sha256: paper.sha256,
      base64: paper.pdf.toString('base64'),
    };
  }

  private async byToken(receiptToken: string): Promise<WithdrawalRow> {
    const found = await this.store.byTokenHash(hashToken(receiptToken));
    if (found === null) throw new Problem('withdrawal-not-found');
    return found;
  }

  /** Order numbers run on, so a number alone proves nothing: the address must be the order's. */
  private async orderMeant(input: Submission): Promise<CaseOrder | null> {
    if (input.orderToken !== undefined) {
      const linked = await this.orders.byToken(input.orderToken);
      if (linked === null) throw new Problem('order-not-found');
      return linked;
    }
    const number = ORDER_NUMBER.exec(input.orderReference)?.[1];
    const named = number === undefined ? null : await this.orders.byNumber(number);
    const isTheirs = named?.email.toLowerCase() === input.email.toLowerCase();
    return named !== null && isTheirs ? named : null;
  }

  private async declare(
    tx: Tx,
    input: Submission,
    order: CaseOrder | null,
  ): Promise<WithdrawalRow> {
    const { language, name, orderReference, email } = input;
    // The receipt names the second; what is kept is what it says.
    const receivedAt = new Date(Math.floor(this.clock.now().getTime() / SECOND_MS) * SECOND_MS);
    const year = berlinDateOf(receivedAt.toISOString()).slice(2, 4);
    const number = await this.store.nextNumber(tx, year);
    const lines = namedLines(input, order);
    const facts = { number, language, name, orderReference, email, lines, receivedAt };
    const { content, sha256 } = contentOf(facts);
    return { id: newId(), ...facts, content, contentSha256: sha256 };
  }

  private leaveToStaff(tx: Tx, { id, number, orderReference }: WithdrawalRow): Promise<void> {
    return this.incidents.open(tx, {
      kind: 'withdrawal-unassigned',
      subject: id,
      title: `Widerruf ${number}: Bitte die Bestellung zuordnen`,
      details: { withdrawalId: id, orderReference },
    });
  }
}

/** Only articles of the order itself count; without a known order there are none to name. */
function namedLines(input: Submission, order: CaseOrder | null): NamedLine[] {
  const sold = order?.parts.flatMap((part) => part.lines) ?? [];
  return input.lines.flatMap(({ lineId, quantity }) => {
    const line = sold.find((one) => one.lineId === lineId);
    return line === undefined ? [] : [{ lineId, quantity, name: nameOf(line, input.language) }];
  });
}
