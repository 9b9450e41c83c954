import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { readDeliverySetup, saveDeliverySetup } from '@markthalle/contracts/portal-delivery';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { DeliverySetup } from './delivery-setup.service.ts';

@Controller()
export class DeliverySetupController {
  constructor(private readonly setup: DeliverySetup) {}

  @Handles(readDeliverySetup)
  read(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof readDeliverySetup>) {
    return this.setup.read(member.producerId, input.language);
  }

  @Handles(saveDeliverySetup)
  save(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof saveDeliverySetup>) {
    return this.setup.save(member.producerId, input);
  }
}
