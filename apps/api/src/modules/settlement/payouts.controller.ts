import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  chooseRhythm,
  listPayouts,
  readPayoutCsv,
  readPayoutMonth,
  readPayoutMonthCsv,
  readPayoutStatement,
} from '@markthalle/contracts/portal-payouts';
import { Controller, Header } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { HoldMoneyService } from './hold-money.service.ts';
import { MonthStatementsQueries } from './month-statements.queries.ts';
import { PayoutsQueries } from './payouts.queries.ts';
import { CSV_DISPOSITION, CSV_TYPE, monthCsv, statementCsv } from './statement-csv.ts';
import { StatementsQueries } from './statements.queries.ts';

@Controller()
export class PayoutsController {
  constructor(
    private readonly payouts: PayoutsQueries,
    private readonly statements: StatementsQueries,
    private readonly months: MonthStatementsQueries,
    private readonly terms: HoldMoneyService,
  ) {}

  @Handles(listPayouts)
  list(@By() member: ProducerMember) {
    return this.payouts.of(member.producerId);
  }

  @Handles(readPayoutStatement)
  read(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof readPayoutStatement>) {
    return this.statements.forProducer({ ...input, producerId: member.producerId });
  }

  @Handles(readPayoutCsv)
  @Header('content-type', CSV_TYPE)
  @Header('content-disposition', CSV_DISPOSITION)
  async readCsv(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof readPayoutCsv>) {
    const asked = { ...input, producerId: member.producerId };
    return statementCsv(await this.statements.forProducer(asked));
  }

  @Handles(chooseRhythm)
  async choose(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof chooseRhythm>) {
    await this.terms.chooseRhythm(member, input);
    return { rhythm: input.rhythm };
  }

  @Handles(readPayoutMonth)
  readMonth(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof readPayoutMonth>) {
    return this.months.read(member.producerId, input.month);
  }

  @Handles(readPayoutMonthCsv)
  @Header('content-type', CSV_TYPE)
  @Header('content-disposition', CSV_DISPOSITION)
  async readMonthCsv(
    @By() member: ProducerMember,
    @Input() input: ParsedInputOf<typeof readPayoutMonthCsv>,
  ) {
    return monthCsv(await this.months.read(member.producerId, input.month));
  }
}
