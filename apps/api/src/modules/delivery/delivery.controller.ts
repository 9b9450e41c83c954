import {
  addClosure,
  listClosures,
  listDeliveryTerms,
  readDeliveryCalendar,
  removeClosure,
} from '@markthalle/contracts/delivery';
import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { ChangeClosures } from './change-closures.service.ts';
import { ReadDelivery } from './read-delivery.service.ts';

@Controller()
export class DeliveryController {
  constructor(
    private readonly reader: ReadDelivery,
    private readonly closures: ChangeClosures,
  ) {}

  @Handles(readDeliveryCalendar)
  calendar(@Input() { language }: ParsedInputOf<typeof readDeliveryCalendar>) {
    return this.reader.calendar(language);
  }

  @Handles(listDeliveryTerms)
  terms(@Input() { language }: ParsedInputOf<typeof listDeliveryTerms>) {
    return this.reader.terms(language);
  }

  @Handles(listClosures)
  list(@By() member: ProducerMember) {
    return this.closures.list(member.producerId);
  }

  @Handles(addClosure)
  add(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof addClosure>) {
    return this.closures.add(member.producerId, input);
  }

  @Handles(removeClosure)
  remove(
    @By() member: ProducerMember,
    @Input() { closureId }: ParsedInputOf<typeof removeClosure>,
  ) {
    return this.closures.remove(member.producerId, closureId);
  }
}
