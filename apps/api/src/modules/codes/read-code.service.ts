import type { CodePage, readCode } from '@markthalle/contracts/codes';
import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { readCodeText } from '@markthalle/domain/reorderCode';
import { shortName } from '@markthalle/domain/shortName';
import { stockStateOf } from '@markthalle/domain/stockState';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Problem } from '../../platform/http/problem.ts';
import { CartFacade } from '../cart/cart.facade.ts';
import type { QuotedArticle } from '../cart/reorder-cart.service.ts';
import { CheckoutFacade } from '../checkout/checkout.facade.ts';
import { CodePageQueries, type CodeRow, type ShownProduct } from './code-page.queries.ts';
import { DeviceToken } from './device-token.ts';
import type { Device } from './devices.store.ts';

type Input = ParsedInputOf<typeof readCode>;

/** Where a printed code leads today, and what a remembered device would pay. */
@Injectable()
export class ReadCode {
  constructor(
    private readonly queries: CodePageQueries,
    private readonly carts: CartFacade,
    private readonly checkout: CheckoutFacade,
    private readonly tokens: DeviceToken,
    private readonly clock: Clock,
  ) {}

  async read(input: Input): Promise<CodePage> {
    const { language } = input;
    const row = await this.find(input);
    if (row.productId === null) {
      return { ...pageOf(row, input), leadsTo: row.producerIsActive ? 'producer' : 'search' };
    }
    const own = row.shown;
    if (own !== null && isBuyable(own)) return this.productPage(row, own, input, 'product');
    const next = await this.queries.successor(row, language, this.clock.now());
    if (next !== null && isBuyable(next)) return this.productPage(row, next, input, 'successor');
    // Sold out and nothing else to offer: the product's own page says so.
    if (own !== null) return this.productPage(row, own, input, 'product');
    return { ...pageOf(row, input), leadsTo: 'search' };
  }

  private async find({ code, language, deviceToken }: Input): Promise<CodeRow> {
    const text = readCodeText(code);
    if (text === null) throw new Problem('code-not-found');
    const known = deviceToken !== undefined && this.tokens.isOurs(deviceToken);
    const row = await this.queries.page(
      text,
      language,
      known ? deviceToken : null,
      this.clock.now(),
    );
    if (row === null) throw new Problem('code-not-found');
    return row;
  }

  private async productPage(
    row: CodeRow,
    shown: ShownProduct,
    input: Input,
    leadsTo: 'product' | 'successor',
  ): Promise<CodePage> {
    const variants = shown.variants.map((variant) => {
      const free = shown.free[variant.variantId] ?? null;
      return { ...variant, stock: { state: stockStateOf(free), free } };
    });
    const buyable = variants.filter(({ stock }) => stock.state !== 'sold_out');
    const chosen = buyable.find(({ variantId }) => variantId === input.variantId) ?? buyable[0];
    const sellable = chosen && shown.sellables[chosen.variantId];
    const quantity = Math.min(input.quantity, chosen?.stock.free ?? input.quantity);
    // An age is asked for in the checkout, never remembered.
    const ready = row.device !== null && sellable !== undefined && sellable.minAge === null;
    return {
      ...pageOf(row, input),
      leadsTo,
      // The printed name matters where something else is shown.
      labelled: leadsTo === 'successor' ? row.labelled : null,
      card: { ...shown.card, stockState: bestStateOf(variants) },
      variants,
      variantId: chosen?.variantId ?? null,
      quantity,
      minAge: sellable?.minAge ?? null,
      offer:
        ready && chosen !== undefined
          ? await this.offerTo(
              row.device,
              { variantId: chosen.variantId, quantity, sellable, free: chosen.stock.free },
              input,
            )
          : null,
    };
  }

  /** Null where this device's last address and way do not fit the goods: the basket sorts it out. */
  private async offerTo(
    device: Device,
    article: Pick<QuotedArticle, 'variantId' | 'quantity' | 'sellable' | 'free'>,
    { language }: Input,
  ): Promise<CodePage['offer']> {
    const { postcode, ways } = device;
    const shown = await this.carts.quoteArticle({ ...article, postcode, ways }, language);
    const { view } = shown;
    if (view.blockers.length > 0 || (view.needsAddress && device.street === null)) return null;
    const { cart, ...above } = await this.checkout.compose(shown, language);
    const { cartToken: _none, ...quoted } = cart;
    const place = [postcode, device.town].filter((part) => part !== null).join(' ');
    return {
      recipient: { shortName: shortName(device.buyerName), place: place === '' ? null : place },
      checkout: { ...above, cart: quoted },
    };
  }
}

const isBuyable = ({ card, free }: ShownProduct): boolean =>
  card.inSeason && Object.values(free).some((pieces) => pieces === null || pieces > 0);

function bestStateOf(variants: CodePage['variants']) {
  const states = variants.map(({ stock }) => stock.state);
  return (['available', 'few'] as const).find((state) => states.includes(state)) ?? 'sold_out';
}

/** What every answer says, with nothing on sale yet. */
const pageOf = (row: CodeRow, { quantity }: Input): Omit<CodePage, 'leadsTo'> => ({
  code: row.code,
  batch: row.batch,
  producer: row.producer,
  labelled: row.labelled,
  card: null,
  variants: [],
  variantId: null,
  quantity,
  minAge: null,
  offer: null,
});
