import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { readEvidence, saveTraderData } from '@markthalle/contracts/portal-evidence';
import { berlinDateOf } from '@markthalle/domain/dates';
import { neededEvidence, type ProducerStanding } from '@markthalle/domain/evidence';
import { traderFindings } from '@markthalle/domain/publishingGates/traderFindings';
import { taxIdentifierKind } from '@markthalle/domain/traderData';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { EvidenceQueries } from './evidence.queries.ts';
import { EvidenceStore } from './evidence.store.ts';
import { StandingsQueries } from './standings.queries.ts';

type Shown = OutputOf<typeof readEvidence>;

/** The trader's own data: read with everything proved so far, and written. */
@Injectable()
export class TraderDataService {
  constructor(
    private readonly db: Db,
    private readonly store: EvidenceStore,
    private readonly queries: EvidenceQueries,
    private readonly standings: StandingsQueries,
    private readonly clock: Clock,
  ) {}

  async read({ producerId }: ProducerMember): Promise<Shown> {
    const on = this.today();
    const [items, standing, categories] = await Promise.all([
      this.queries.ofProducer(producerId, on),
      this.standings.of(producerId, on),
      this.categoriesOf(producerId),
    ]);
    return {
      items,
      needed: neededEvidence(categories).map((kind) => ({
        kind,
        isHeld: standing.evidence.some((held) => held.kind === kind),
      })),
      trader: traderOf(standing),
      missing: traderFindings(standing),
    };
  }

  async save(
    by: ProducerMember,
    input: ParsedInputOf<typeof saveTraderData>,
  ): Promise<Shown['trader']> {
    const taxIdentifier = input.taxIdentifier || null;
    if (taxIdentifier !== null && taxIdentifierKind(taxIdentifier) === null) {
      throw new Problem('invalid-input', {}, [
        { pointer: '/taxIdentifier', message: WRONG_NUMBER[input.language] },
      ]);
    }
    const now = this.clock.now();
    const on = this.today();
    const { producerId, accountId } = by;
    const { isEntity, birthDate } = input;
    const birthPlace = input.birthPlace || null;
    if (birthDate !== null && birthDate >= on) {
      throw new Problem('invalid-input', {}, [
        { pointer: '/birthDate', message: WRONG_DAY[input.language] },
      ]);
    }
    return this.db.transaction(async (tx) => {
      const trader = { producerId, isEntity, taxIdentifier, birthDate, birthPlace };
      const promise = input.selfCertify ? { on, by: accountId } : null;
      await this.store.saveTrader(tx, trader, promise, now);
      return traderOf(await this.standings.of(producerId, on, tx));
    });
  }

  /** Of everything that is offered or prepared. */
  private async categoriesOf(producerId: string): Promise<string[]> {
    const rows = await this.db.rows<{ path: string }>(
      `select distinct v.category_path as path from catalog.product p
         join catalog.product_version v on v.product_id = p.id where p.producer_id = $1`,
      [producerId],
    );
    return rows.map(({ path }) => path);
  }

  private today(): string {
    return berlinDateOf(this.clock.now().toISOString());
  }
}

const traderOf = (standing: ProducerStanding): Shown['trader'] => ({
  isEntity: standing.isEntity,
  taxIdentifier: standing.taxIdentifier,
  birthDate: standing.birthDate,
  birthPlace: standing.birthPlace,
  selfCertifiedOn: standing.selfCertifiedOn,
});

const WRONG_NUMBER = {
  de: 'Das ist keine Steuernummer. Beispiele: 12345678901, DE123456789-00001 oder 079/123/45678.',
  en: 'This is no tax number. Examples: 12345678901, DE123456789-00001 or 079/123/45678.',
};
const WRONG_DAY = {
  de: 'Bitte geben Sie Ihren Geburtstag an.',
  en: 'Please give your date of birth.',
};
