import type { ReorderTexts } from './reorder-de.ts';

/** English words of printed codes, remembered devices and ordering again. */
export const reorderEn: ReorderTexts = {
  code: {
    title: (product, producer) => `${product} by ${producer}`,
    batch: (batch) => `Batch ${batch}`,
    again: 'Order again',
    update: 'Update',
    to: (name, place) => (place === null ? `To ${name}` : `To ${name}, ${place}`),
    notMe: (name) => `Not ${name}?`,
    elsewhere: 'Another address or delivery? Order in the basket',
    gone: (labelled) => `“${labelled}” is not available at the moment. From the same farm:`,
    soldOut: 'Sold out at the moment.',
    offSeason: 'Out of season at the moment.',
    toProduct: 'All about this product',
    agePlease: 'We check the age at the checkout.',
    unknown: 'We do not know this code',
    unknownMore: 'Please check the six letters, or search for the name.',
    searchLabel: 'What are you looking for?',
    search: 'Search',
    forgotten: 'This device is forgotten. We have deleted what we kept for it.',
  },
  remember: {
    title: 'Faster next time',
    label: 'Remember on this device',
    more: 'We keep name, address and delivery of this order for twelve months, so that you can order with one tap from the code on the label. For that we set a cookie. You can let us forget it at any time.',
    done: 'This device is remembered.',
    forget: 'Forget this device',
    failed: 'That did not work. Please try again.',
  },
  reorder: {
    button: 'Order again',
    left: 'Not everything is still available:',
    nothing: 'Nothing of this order is available at the moment.',
    because: {
      gone: (name) => `${name}: no longer sold`,
      sold_out: (name) => `${name}: sold out at the moment`,
      fewer: (name) => `${name}: fewer than last time`,
      full: (name) => `${name}: the basket is full`,
    },
    toCart: 'Go to the basket',
  },
  pickupCode: {
    title: 'Your pick-up code',
    spoken: (digits) => `Pick-up code: ${digits}`,
    picture: 'The pick-up code as a QR code, for the producer’s camera',
    more: 'Show the code when you pick up. It stays readable without a line once you have opened this page.',
  },
  lostOrder: {
    title: 'We do not know this link',
    more: 'Perhaps a character is missing at its end, or it is too old. Please open the link in your order mail once more.',
    account: 'With an account you see all your orders',
    call: (phone) => `We are happy to help: ${phone}`,
  },
};
