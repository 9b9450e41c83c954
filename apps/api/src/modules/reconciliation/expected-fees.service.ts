import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { addExpectedFee, ExpectedFee } from '@markthalle/contracts/office-reconciliation';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';

/** The prices that Stripe's fees are held against: dated, so that an old payment keeps its price. */
@Injectable()
export class ExpectedFeesService {
  constructor(private readonly db: Db) {}

  list(): Promise<ExpectedFee[]> {
    return this.db.rows<ExpectedFee>(
      `select method, valid_from as "validFrom", rate_bps as "rateBps",
              fixed_cents as "fixedCents", tolerance_cents as "toleranceCents", source
         from reconciliation.expected_fee order by method, valid_from desc`,
    );
  }

  /** Throws `step-not-possible` where that day has a price already: prices are added, never changed. */
  async add(input: ParsedInputOf<typeof addExpectedFee>): Promise<ExpectedFee> {
    const { language: _language, ...fee } = input;
    const written = await this.db.execute(
      `insert into reconciliation.expected_fee
         (method, valid_from, rate_bps, fixed_cents, tolerance_cents, source)
       values ($1, $2, $3, $4, $5, $6) on conflict (method, valid_from) do nothing`,
      [fee.method, fee.validFrom, fee.rateBps, fee.fixedCents, fee.toleranceCents, fee.source],
    );
    if (written === 0) throw new Problem('step-not-possible');
    return fee;
  }
}
