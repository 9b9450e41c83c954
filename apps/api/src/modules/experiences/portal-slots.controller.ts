import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  addSlots,
  cancelSlot,
  listPortalSlots,
  readPortalSlot,
  setProgramme,
  setSlotSeats,
} from '@markthalle/contracts/portal-slots';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { CancelSlotService } from './cancel-slot.service.ts';
import { PlanSlotsService } from './plan-slots.service.ts';

@Controller()
export class PortalSlotsController {
  constructor(
    private readonly plan: PlanSlotsService,
    private readonly slots: CancelSlotService,
  ) {}

  @Handles(listPortalSlots)
  list(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof listPortalSlots>) {
    return this.plan.list(member, input);
  }

  @Handles(setProgramme)
  programme(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof setProgramme>) {
    return this.plan.setProgramme(member, input);
  }

  @Handles(addSlots)
  add(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof addSlots>) {
    return this.plan.add(member, input);
  }

  @Handles(readPortalSlot)
  read(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof readPortalSlot>) {
    return this.slots.read(member, input);
  }

  @Handles(setSlotSeats)
  seats(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof setSlotSeats>) {
    return this.plan.setSeats(member, input);
  }

  @Handles(cancelSlot)
  cancel(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof cancelSlot>) {
    return this.slots.cancel(member, input);
  }
}
