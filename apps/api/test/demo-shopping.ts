import { addToCart, type CartView, readCart, setCartDelivery } from '@markthalle/contracts/cart';
import { readProduct } from '@markthalle/contracts/catalog';
import { logIn } from '@markthalle/contracts/identity';
import { loadDemoCatalogue } from '@markthalle/demo-catalogue/demo-data';
import type { DemoProduct } from '@markthalle/demo-catalogue/demo-product';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { demoId } from '../src/demo/demo-id.ts';
import type { DemoLogin } from '../src/demo/demo-logins.ts';
import { RefreshListings } from '../src/modules/catalog/refresh-listings.service.ts';
import { InventoryFacade } from '../src/modules/inventory/inventory.facade.ts';
import { Clock } from '../src/platform/clock/clock.ts';
import { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/db/new-id.ts';
import { callRoute } from './call-route.ts';

const demo = loadDemoCatalogue();

export function demoProduct(slug: string): DemoProduct {
  const product = demo.products.find((one) => one.slug === slug);
  if (product === undefined) throw new Error(`the demo has no product ${slug}`);
  return product;
}

/** The only variant of a demo product. */
export const variantOf = (slug: string): string => demoId('variant', demoProduct(slug).id);
export const producerOf = (slug: string): string =>
  demoId('producer', demoProduct(slug).producerId);

/** A cart's group of the producer of a demo product. */
export function groupOf(cart: CartView, slug: string): CartView['groups'][number] {
  const group = cart.groups.find(({ producerId }) => producerId === producerOf(slug));
  if (group === undefined) throw new Error(`no group of ${slug}`);
  return group;
}

/** A buyer in the demo market, and the hands of its producers. */
export class DemoShopping {
  constructor(private readonly app: NestFastifyApplication) {}

  async add(slug: string, quantity = 1, cartToken?: string) {
    const token = cartToken === undefined ? {} : { cartToken };
    const byDate = demoProduct(slug).stock.policy === 'slots';
    const variantId = byDate ? await this.nextDateOf(slug) : variantOf(slug);
    return callRoute(this.app, addToCart, { variantId, quantity, ...token });
  }

  private async nextDateOf(slug: string): Promise<string> {
    const { product } = (await callRoute(this.app, readProduct, { slug })).value;
    const [next] = product.variants;
    if (next === undefined) throw new Error(`${slug} has no date`);
    return next.variantId;
  }

  /** A cart with these goods; answers its token. */
  async cart(goods: Readonly<Record<string, number>>): Promise<string> {
    let token: string | undefined;
    for (const [slug, quantity] of Object.entries(goods)) {
      token = (await this.add(slug, quantity, token)).value.cartToken;
    }
    if (token === undefined) throw new Error('a cart needs goods');
    return token;
  }

  async read(cartToken: string): Promise<CartView> {
    return (await callRoute(this.app, readCart, { cartToken })).value;
  }

  /** Sets a postcode, and one way for the producers of the named goods. */
  deliver(cartToken: string, postcode: string | null, ways: Readonly<Record<string, string>> = {}) {
    return callRoute(this.app, setCartDelivery, {
      cartToken,
      postcode,
      ways: Object.entries(ways).map(([slug, way]) => ({
        producerId: producerOf(slug),
        way: way as 'parcel',
      })),
    });
  }

  async logIn({ email, password }: DemoLogin): Promise<{ readonly sessionToken: string }> {
    return (await callRoute(this.app, logIn, { email, password })).value;
  }

  count(slug: string, countedQuantity: number) {
    const db = this.app.get(Db);
    const countedAt = this.app.get(Clock).now();
    const ids = { clientId: newId(), actorId: newId() };
    return db.transaction((tx) =>
      this.app
        .get(InventoryFacade)
        .count(tx, { variantId: variantOf(slug), countedQuantity, countedAt, ...ids }),
    );
  }

  async setPrice(slug: string, grossCents: number): Promise<void> {
    await this.app
      .get(Db)
      .execute(
        'insert into catalog.price (variant_id, gross_cents, valid_from) values ($1, $2, $3)',
        [variantOf(slug), grossCents, this.app.get(Clock).now()],
      );
    await this.refresh(slug);
  }

  async pause(slug: string, paused = true): Promise<void> {
    await this.app
      .get(Db)
      .execute('update catalog.product set paused = $2 where slug = $1', [slug, paused]);
    await this.refresh(slug);
  }

  private refresh(slug: string): Promise<void> {
    const id = demoId('product', demoProduct(slug).id);
    return this.app.get(Db).transaction((tx) => this.app.get(RefreshListings).refresh(tx, [id]));
  }
}
