import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { readOrderMessages, writeOrderMessage } from '@markthalle/contracts/order-messages';
import { Controller } from '@nestjs/common';
import { ClientAddress, Handles, Input, RequestKey } from '../../platform/http/handles.ts';
import { BuyerMessagesService } from './buyer-messages.service.ts';

/** Conversations for whoever has the order's link. */
@Controller()
export class BuyerMessagesController {
  constructor(private readonly messages: BuyerMessagesService) {}

  @Handles(readOrderMessages)
  read(@Input() { orderToken }: ParsedInputOf<typeof readOrderMessages>) {
    return this.messages.read(orderToken);
  }

  @Handles(writeOrderMessage)
  write(
    @Input() input: ParsedInputOf<typeof writeOrderMessage>,
    @RequestKey() requestKey: string,
    @ClientAddress() clientAddress: string,
  ) {
    return this.messages.write(input, { requestKey, clientAddress });
  }
}
