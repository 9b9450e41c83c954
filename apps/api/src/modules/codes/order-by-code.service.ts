import type { orderByCode } from '@markthalle/contracts/codes';
import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import { readCodeText } from '@markthalle/domain/reorderCode';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { CartFacade } from '../cart/cart.facade.ts';
import { CatalogFacade } from '../catalog/catalog.facade.ts';
import { CheckoutFacade } from '../checkout/checkout.facade.ts';
import { CodesStore } from './codes.store.ts';
import { DeviceToken } from './device-token.ts';
import { type Device, DevicesStore } from './devices.store.ts';

type Input = ParsedInputOf<typeof orderByCode>;

/**
 * The binding click of a code's page (§ 312j BGB): a basket for this one article, ordered through
 * the checkout with everything that it checks, to the address that the device was remembered with.
 */
@Injectable()
export class OrderByCode {
  constructor(
    private readonly db: Db,
    private readonly store: CodesStore,
    private readonly devices: DevicesStore,
    private readonly tokens: DeviceToken,
    private readonly catalog: CatalogFacade,
    private readonly carts: CartFacade,
    private readonly checkout: CheckoutFacade,
    private readonly clock: Clock,
  ) {}

  async order(actor: Actor, input: Input, key: string): Promise<OutputOf<typeof orderByCode>> {
    const code = readCodeText(input.code);
    const producerId = code === null ? null : await this.store.producerOf(code);
    if (producerId === null) throw new Problem('code-not-found');
    const device = await this.deviceOf(input.deviceToken);
    const sellable = (await this.catalog.sellablesOf([input.variantId])).get(input.variantId);
    // A code sells its own producer's goods, whatever a form names.
    if (sellable === undefined || sellable.producerId !== producerId) {
      throw new Problem('product-not-available');
    }
    const { variantId, quantity } = input;
    const { postcode, ways } = device;
    const { priceCents } = sellable;
    const cartToken = await this.carts.writeArticle({
      variantId,
      quantity,
      priceCents,
      postcode,
      ways,
    });
    return this.checkout.place(actor, checkoutInput(input, cartToken, device), key);
  }

  private async deviceOf(token: string): Promise<Device> {
    const device = this.tokens.isOurs(token)
      ? await this.devices.find(this.db, token, this.clock.now())
      : null;
    if (device === null) throw new Problem('device-not-known');
    return device;
  }
}

function checkoutInput(input: Input, cartToken: string, device: Device) {
  const { street, postcode, town } = device;
  return {
    language: input.language,
    cartToken,
    expectedTotalCents: input.expectedTotalCents,
    contact: { email: device.email, name: device.buyerName, phone: device.phone },
    address:
      street === null || postcode === null || town === null ? null : { street, postcode, town },
    // Goods with an age limit are never offered here: the checkout asks for the age.
    birthDate: null,
    // One tap says nothing about an early start: a service waits for the end of the period.
    serviceConsents: { startEarly: false, knowsLoss: false },
  };
}
