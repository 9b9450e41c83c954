import { z } from 'zod';
import { CartView } from './cart.ts';
import { ProductCard, ProductDetail } from './catalog.ts';
import { placeOrder } from './checkout.ts';
import { CheckoutView } from './checkout-view.ts';
import { endpoint } from './endpoint.ts';
import {
  Cents,
  Id,
  InLanguage,
  Instant,
  MAX_QUANTITY,
  OneLine,
  Quantity,
  Slug,
  Token,
} from './fields.ts';

export const MAX_CODE_CHARS = 20;
export const MAX_BATCH_CHARS = 40;

/** What a code leads to besides a product that is on sale. */
export const CodeTarget = z.enum(['product', 'successor', 'producer', 'search']);

/** A basket that exists only for this page: what it costs this device to order at once. */
export const DeviceOffer = z.object({
  /** Enough to recognise oneself, not more: another person may hold the phone. */
  recipient: z.object({ shortName: z.string(), place: z.string().nullable() }),
  checkout: CheckoutView.extend({ cart: CartView.omit({ cartToken: true }) }),
});

export const CodePage = z.object({
  code: z.string(),
  batch: z.string().nullable(),
  leadsTo: CodeTarget,
  producer: z.object({ slug: Slug, name: z.string(), town: z.string() }),
  /** The name on the label where the product is gone or shown under `successor`. */
  labelled: z.string().nullable(),
  card: ProductCard.nullable(),
  variants: ProductDetail.shape.variants,
  variantId: Id.nullable(),
  quantity: z.int(),
  minAge: z.int().nullable(),
  /** Null for an unknown device, and where the goods cannot be ordered as they are. */
  offer: DeviceOffer.nullable(),
});
export type CodePage = z.infer<typeof CodePage>;

const Code = z.string().min(1).max(MAX_CODE_CHARS);

export const readCode = endpoint({
  method: 'GET',
  path: '/codes/:code',
  summary: 'What a printed code leads to, and what a remembered device would pay',
  access: 'public',
  input: InLanguage.extend({
    code: Code,
    variantId: Id.optional(),
    quantity: z.coerce.number().int().min(1).max(MAX_QUANTITY).default(1),
    deviceToken: Token.optional(),
  }),
  output: CodePage,
  problems: ['code-not-found'],
});

export const orderByCode = endpoint({
  method: 'POST',
  path: '/codes/:code/orders',
  summary: 'Order at once on a remembered device: the same order as from the checkout',
  access: 'public',
  status: 201,
  idempotent: true,
  input: InLanguage.extend({
    code: Code,
    variantId: Id,
    quantity: Quantity,
    deviceToken: Token,
    /** The total the buyer saw above the button (§ 312j BGB); another total is refused. */
    expectedTotalCents: Cents,
  }),
  output: placeOrder.output,
  problems: ['code-not-found', 'device-not-known', ...placeOrder.problems],
});

export const rememberDevice = endpoint({
  method: 'POST',
  path: '/orders/by-token/:orderToken/devices',
  summary: 'Remember this browser for later orders, with the buyer’s consent, for twelve months',
  access: 'public',
  status: 201,
  input: z.object({ orderToken: Token, consent: z.literal(true) }),
  output: z.object({ deviceToken: Token, expiresAt: Instant }),
  problems: ['order-not-found'],
});

export const forgetDevice = endpoint({
  method: 'DELETE',
  path: '/devices/:deviceToken',
  summary: 'Forget a browser; the answer is the same whether it was known or not',
  access: 'public',
  input: z.object({ deviceToken: Token }),
  output: z.object({ forgotten: z.literal(true) }),
  problems: [],
});

export const orderAgain = endpoint({
  method: 'POST',
  path: '/orders/by-token/:orderToken/basket',
  summary: 'Put what is still sold of an order into the basket, and say what is not',
  access: 'public',
  status: 201,
  input: InLanguage.extend({ orderToken: Token, cartToken: Token.optional() }),
  output: z.object({
    /** Null where nothing could be put into a basket. */
    cartToken: Token.nullable(),
    itemCount: z.int(),
    addedCount: z.int(),
    left: z
      .array(z.object({ name: z.string(), because: z.enum(['gone', 'sold_out', 'fewer', 'full']) }))
      .max(400),
  }),
  problems: ['order-not-found'],
});

export const LabelLayout = z.enum(['a4-24', 'a4-12', 'a4-65', 'roll-57']);
export type LabelLayout = z.infer<typeof LabelLayout>;
export const MAX_LABELS = 1_000;

const Labelled = InLanguage.extend({
  /** Absent: the producer's own code. */
  productId: Id.optional(),
  batch: OneLine(MAX_BATCH_CHARS).optional(),
});

export const issueCode = endpoint({
  method: 'POST',
  path: '/portal/codes',
  summary: 'The code of a product, a batch or the producer; made once, then always the same',
  access: 'producer',
  right: 'products',
  input: Labelled,
  output: z.object({
    code: z.string(),
    printed: z.string(),
    url: z.url(),
    title: z.string(),
    /** Dark squares of the symbol, row by row, quiet zone left out. */
    matrix: z.array(z.string().regex(/^[01]+$/)).max(177),
  }),
  problems: ['product-not-found'],
});

export const printLabels = endpoint({
  method: 'GET',
  path: '/portal/labels',
  summary: 'Labels with the code as a PDF: sheets of A4 or a roll of 57 mm',
  access: 'producer',
  right: 'products',
  input: Labelled.extend({
    layout: LabelLayout,
    count: z.coerce.number().int().min(1).max(MAX_LABELS),
    /** Labels of the first sheet that are used up. */
    skip: z.coerce.number().int().min(0).max(64).default(0),
  }),
  output: z.object({
    fileName: z.string(),
    mediaType: z.literal('application/pdf'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    base64: z.base64(),
  }),
  problems: ['product-not-found'],
});
