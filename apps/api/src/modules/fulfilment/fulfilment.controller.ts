import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  confirmPortalOrder,
  handOverByCode,
  handOverPortalOrder,
  listPortalOrders,
  markPortalOrderReady,
  performService,
  readPortalOrder,
  readToday,
} from '@markthalle/contracts/portal-orders';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { FulfilmentQueries } from './fulfilment.queries.ts';
import { HandOverByCode } from './hand-over-by-code.service.ts';
import { PerformService } from './perform-service.service.ts';
import { TakeStepService } from './take-step.service.ts';
import { TodayQuery } from './today.query.ts';

@Controller()
export class FulfilmentController {
  constructor(
    private readonly queries: FulfilmentQueries,
    private readonly today: TodayQuery,
    private readonly steps: TakeStepService,
    private readonly pickups: HandOverByCode,
    private readonly services: PerformService,
  ) {}

  @Handles(readToday)
  readToday(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof readToday>) {
    return this.today.of(member.producerId, input.language);
  }

  @Handles(listPortalOrders)
  list(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof listPortalOrders>) {
    return this.queries.list(member.producerId, input);
  }

  @Handles(readPortalOrder)
  read(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof readPortalOrder>) {
    return this.queries.one(member.producerId, input);
  }

  @Handles(confirmPortalOrder)
  confirm(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof confirmPortalOrder>) {
    return this.steps.take(member, input.producerOrderId, 'confirm');
  }

  @Handles(markPortalOrderReady)
  ready(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof markPortalOrderReady>) {
    return this.steps.take(member, input.producerOrderId, 'mark_ready');
  }

  @Handles(handOverPortalOrder)
  handOver(
    @By() member: ProducerMember,
    @Input() input: ParsedInputOf<typeof handOverPortalOrder>,
  ) {
    return this.steps.take(member, input.producerOrderId, 'hand_over');
  }

  @Handles(handOverByCode)
  handOverByCode(
    @By() member: ProducerMember,
    @Input() input: ParsedInputOf<typeof handOverByCode>,
  ) {
    return this.pickups.handOver(member, input);
  }

  @Handles(performService)
  perform(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof performService>) {
    return this.services.perform(member, input);
  }
}
