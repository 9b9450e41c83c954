import { placeOrder } from '@markthalle/contracts/checkout';
import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/actor/actor.ts';
import { By, Handles, Input, RequestKey } from '../../platform/http/handles.ts';
import { PlaceOrder } from './place-order.service.ts';

@Controller()
export class CheckoutController {
  constructor(private readonly orders: PlaceOrder) {}

  @Handles(placeOrder)
  place(
    @By() actor: Actor,
    @Input() input: ParsedInputOf<typeof placeOrder>,
    @RequestKey() key: string,
  ) {
    return this.orders.place(actor, input, key);
  }
}
