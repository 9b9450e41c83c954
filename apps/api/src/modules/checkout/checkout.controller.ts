import { finishAgeCheck, startAgeCheck } from '@markthalle/contracts/age-check';
import { placeOrder } from '@markthalle/contracts/checkout';
import { readCheckout } from '@markthalle/contracts/checkout-view';
import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { readOrderLegalDocuments } from '@markthalle/contracts/legal';
import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/actor/actor.ts';
import { By, Handles, Input, RequestKey } from '../../platform/http/handles.ts';
import { CheckAge } from './check-age.service.ts';
import { PlaceOrder } from './place-order.service.ts';
import { ReadCheckout } from './read-checkout.service.ts';

@Controller()
export class CheckoutController {
  constructor(
    private readonly orders: PlaceOrder,
    private readonly reader: ReadCheckout,
    private readonly ages: CheckAge,
  ) {}

  @Handles(readCheckout)
  read(@Input() input: ParsedInputOf<typeof readCheckout>) {
    return this.reader.read(input);
  }

  @Handles(readOrderLegalDocuments)
  orderTexts(@Input() input: ParsedInputOf<typeof readOrderLegalDocuments>) {
    return this.reader.orderTexts(input);
  }

  @Handles(startAgeCheck)
  startAgeCheck(@Input() input: ParsedInputOf<typeof startAgeCheck>) {
    return this.ages.start(input);
  }

  @Handles(finishAgeCheck)
  finishAgeCheck(@Input() input: ParsedInputOf<typeof finishAgeCheck>) {
    return this.ages.finish(input);
  }

  @Handles(placeOrder)
  place(
    @By() actor: Actor,
    @Input() input: ParsedInputOf<typeof placeOrder>,
    @RequestKey() key: string,
  ) {
    return this.orders.place(actor, input, key);
  }
}
