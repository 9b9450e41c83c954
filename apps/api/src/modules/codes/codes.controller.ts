import {
  forgetDevice,
  issueCode,
  orderAgain,
  orderByCode,
  printLabels,
  readCode,
  rememberDevice,
} from '@markthalle/contracts/codes';
import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { listPortalCodes } from '@markthalle/contracts/portal-codes';
import { Controller } from '@nestjs/common';
import type { Actor, ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input, RequestKey } from '../../platform/http/handles.ts';
import { OrderAgain } from './order-again.service.ts';
import { OrderByCode } from './order-by-code.service.ts';
import { PrintLabels } from './print-labels.service.ts';
import { ReadCode } from './read-code.service.ts';
import { RememberDevice } from './remember-device.service.ts';

@Controller()
export class CodesController {
  constructor(
    private readonly reader: ReadCode,
    private readonly orders: OrderByCode,
    private readonly devices: RememberDevice,
    private readonly baskets: OrderAgain,
    private readonly labels: PrintLabels,
  ) {}

  @Handles(readCode)
  read(@Input() input: ParsedInputOf<typeof readCode>) {
    return this.reader.read(input);
  }

  @Handles(orderByCode)
  order(
    @By() actor: Actor,
    @Input() input: ParsedInputOf<typeof orderByCode>,
    @RequestKey() key: string,
  ) {
    return this.orders.order(actor, input, key);
  }

  @Handles(rememberDevice)
  remember(@Input() input: ParsedInputOf<typeof rememberDevice>) {
    return this.devices.remember(input.orderToken);
  }

  @Handles(forgetDevice)
  forget(@Input() input: ParsedInputOf<typeof forgetDevice>) {
    return this.devices.forget(input.deviceToken);
  }

  @Handles(orderAgain)
  again(@Input() input: ParsedInputOf<typeof orderAgain>) {
    return this.baskets.order(input);
  }

  @Handles(listPortalCodes)
  async list(@By() { producerId }: ProducerMember) {
    return { codes: await this.labels.codesOf(producerId) };
  }

  @Handles(issueCode)
  issue(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof issueCode>) {
    return this.labels.issue(member, input);
  }

  @Handles(printLabels)
  print(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof printLabels>) {
    return this.labels.print(member, input);
  }
}
