import { invalidParam } from '../http/stripe-error.ts';
import { METHOD_NAMES } from '../money/sample-prices.ts';
import { metadata } from '../params/metadata.ts';
import {
  choice,
  clearableText,
  integer,
  list,
  type Optional,
  required,
  shape,
  text,
} from '../params/param-spec.ts';

/** Most line items one session can have. */
export const MAX_LINE_ITEMS = 100;
const MAX_QUANTITY = 999_999;
const MAX_METHODS = 50;
const MAX_IMAGES = 8;
const MAX_SUFFIX = 22;

/**
 * A feature the sandbox does not have: it may be named as long as it is off, so that nobody
 * believes it works because nothing complained.
 */
const off: Optional<false> = {
  required: false,
  read(value, path) {
    if (value === false || value === 'false') return false;
    throw invalidParam(`The sandbox does not support ${path}; only false works.`, path);
  },
};
const switchedOff = shape({ enabled: required(off) });
const address = () => text({ pattern: /^https?:\/\/\S+$/ });

const lineItem = shape({
  price_data: required(
    shape({
      currency: required(text()),
      product_data: required(
        shape({
          name: required(text({ max: 250 })),
          description: text(),
          images: list(text(), { max: MAX_IMAGES }),
          metadata: metadata(),
          tax_code: text(),
        }),
      ),
      tax_behavior: choice('inclusive', 'exclusive', 'unspecified'),
      unit_amount: required(integer({ min: 0, max: 99_999_999 })),
    }),
  ),
  quantity: required(integer({ min: 1, max: MAX_QUANTITY })),
  metadata: metadata(),
});

/**
 * Parameters of `POST /v1/checkout/sessions` the sandbox understands. Parameters of other charge
 * types (`transfer_data`, `application_fee_amount`, `on_behalf_of`) are left out on purpose, so
 * using them by accident is a loud `parameter_unknown`.
 */
export const SESSION_CREATE = {
  adaptive_pricing: switchedOff,
  allowed_payment_method_types: list(choice(...METHOD_NAMES, 'link'), { max: MAX_METHODS }),
  allow_promotion_codes: off,
  automatic_tax: switchedOff,
  billing_address_collection: choice('auto'),
  cancel_url: address(),
  client_reference_id: text({ max: 200 }),
  customer: text(),
  customer_creation: choice('if_required'),
  customer_email: text({ max: 800, pattern: /^[^\s@]+@[^\s@]+$/ }),
  excluded_payment_method_types: list(text(), { max: MAX_METHODS }),
  expires_at: integer(),
  invoice_creation: switchedOff,
  line_items: required(list(lineItem, { max: MAX_LINE_ITEMS, min: 1 })),
  locale: text({ max: 10 }),
  metadata: metadata(),
  mode: required(choice('payment')),
  payment_intent_data: shape({
    capture_method: choice('automatic', 'automatic_async'),
    description: text({ max: 1000 }),
    metadata: metadata(),
    receipt_email: clearableText(),
    statement_descriptor_suffix: text({ max: MAX_SUFFIX }),
    transfer_group: text(),
  }),
  phone_number_collection: switchedOff,
  submit_type: choice('auto', 'pay', 'book', 'donate', 'subscribe'),
  success_url: required(address()),
  tax_id_collection: switchedOff,
  ui_mode: choice('hosted_page'),
};

export const LIST_STATUS = choice('open', 'complete', 'expired');
