import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { declareTurnover, readInsight, readTurnover } from '@markthalle/contracts/portal-insight';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { ReadInsight } from './read-insight.service.ts';
import { TurnoverService } from './turnover.service.ts';

@Controller()
export class InsightController {
  constructor(
    private readonly insight: ReadInsight,
    private readonly turnover: TurnoverService,
  ) {}

  @Handles(readInsight)
  read(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof readInsight>) {
    return this.insight.of(member.producerId, input.language);
  }

  @Handles(readTurnover)
  readTurnover(@By() member: ProducerMember) {
    return this.turnover.of(member.producerId);
  }

  @Handles(declareTurnover)
  declare(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof declareTurnover>) {
    return this.turnover.declare(member, input);
  }
}
