import {
  confirmErasure,
  exportMyData,
  listAddresses,
  openAccountForOrder,
  removeAddress,
  requestErasure,
  saveAddress,
} from '@markthalle/contracts/accounts';
import {
  type CodePage,
  forgetDevice,
  orderAgain,
  orderByCode,
  readCode,
  rememberDevice,
} from '@markthalle/contracts/codes';
import type { AccountView } from '@markthalle/contracts/identity';
import { listPasskeys, openSignInLink, requestSignInLink } from '@markthalle/contracts/sign-in';
import { dropWish, keepWish, readWishList } from '@markthalle/contracts/wish-list';
import { type FixtureApi, FixtureProblem } from '@markthalle/testing/fixture-api';
import { cards, honeyDetail, idOf } from './fixture-catalog.ts';
import { checkoutView } from './fixture-legal.ts';
import { CART_TOKEN, ORDER_TOKEN } from './fixture-orders.ts';

export const DEVICE_TOKEN = 'd'.repeat(43);
export const CODE = '7K3FQ2';
export const LINK_TOKEN = 'k'.repeat(43);

const [card] = cards;

function codePage(quantity: number, known: boolean): CodePage {
  const view = checkoutView();
  const { cartToken: _none, ...cart } = view.cart;
  return {
    code: CODE,
    batch: '12/26',
    leadsTo: 'product',
    producer: { slug: 'imkerei-lindenlaut', name: 'Imkerei Lindenlaut', town: 'Feldberg' },
    labelled: null,
    card: card ?? null,
    variants: honeyDetail.variants.slice(0, 1),
    variantId: honeyDetail.variants[0]?.variantId ?? null,
    quantity,
    minAge: null,
    offer: known
      ? {
          recipient: { shortName: 'Anna S.', place: '10435 Berlin' },
          checkout: { ...view, cart },
        }
      : null,
  };
}

/** Printed codes, remembered browsers, ordering again and accounts. */
export function answerReorder(api: FixtureApi, sessionToken: string, account: AccountView): void {
  api.on(readCode, ({ code, quantity, deviceToken }): CodePage => {
    if (code === 'GGGGGG') {
      return { ...codePage(1, false), leadsTo: 'successor', labelled: 'Rapshonig' };
    }
    if (code === 'SSSSSS') {
      return { ...codePage(1, false), leadsTo: 'search', labelled: 'Rapshonig', card: null };
    }
    if (code !== CODE) throw new FixtureProblem('code-not-found');
    return codePage(quantity, deviceToken === DEVICE_TOKEN);
  });
  api.on(orderByCode, () => ({
    orderToken: ORDER_TOKEN,
    orderNumber: '26-000417',
    totalCents: 100,
    paymentUrl: null,
  }));
  api.on(rememberDevice, () => ({ deviceToken: DEVICE_TOKEN, expiresAt: '2027-11-23T00:00:00Z' }));
  api.on(forgetDevice, () => ({ forgotten: true as const }));
  api.on(orderAgain, () => ({
    cartToken: CART_TOKEN,
    itemCount: 2,
    addedCount: 1,
    left: [{ name: 'Rapsöl', because: 'gone' as const }],
  }));
  api.on(requestSignInLink, () => ({ mailed: true as const }));
  api.on(openSignInLink, ({ token }) => {
    if (token !== LINK_TOKEN) throw new FixtureProblem('link-not-valid');
    return { sessionToken, expiresAt: '2027-01-01T00:00:00Z', account };
  });
  api.on(listPasskeys, () => ({ passkeys: [] }));
  api.on(listAddresses, () => ({ addresses: [] }));
  api.on(saveAddress, () => ({ addressId: idOf(7) }));
  api.on(removeAddress, () => ({ removed: true as const }));
  api.on(readWishList, () => ({
    wishes: [
      ...cards
        .filter(({ slug }) => slug.startsWith('lindenhonig'))
        .map((shown) => ({
          productId: shown.productId,
          name: shown.name,
          keptAt: '2026-11-23T00:00:00Z',
          card: shown,
        })),
      { productId: idOf(99), name: 'Quittenbrot', keptAt: '2026-11-22T00:00:00Z', card: null },
    ],
  }));
  api.on(keepWish, () => ({ kept: true as const }));
  api.on(dropWish, () => ({ dropped: true as const }));
  api.on(openAccountForOrder, () => ({ mailed: true as const }));
  api.on(exportMyData, () => ({
    exportedAt: '2026-11-23T00:00:00Z',
    subject: { accountId: idOf(1), email: 'anna@example.org' },
    data: {},
  }));
  api.on(requestErasure, () => ({ mailed: true as const }));
  api.on(confirmErasure, () => ({ erasing: true as const }));
}
