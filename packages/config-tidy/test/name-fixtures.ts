import type { RuleFixture } from './rule-fixtures.ts';

const nameless = (path: string, at: string) => ({ because: path, files: { [path]: '' }, at });
const MIGRATIONS = 'apps/api/src/migrations';

export const NAME_FIXTURES: Record<string, RuleFixture> = {
  'file names say what is inside': {
    refused: [
      nameless('packages/ui/src/index.ts', 'index.ts is not a name'),
      nameless('packages/ui/src/utils.ts', 'utils.ts is not a name'),
      nameless('apps/shop/app/cart-helpers.ts', 'cart-helpers.ts is not a name'),
      nameless('apps/api/src/modules/orders/order-manager.service.ts', 'is not a name'),
      nameless('packages/domain/src/orderManager.ts', 'orderManager.ts is not a name'),
      nameless('packages/domain/src/types.ts', 'types.ts is not a name'),
      nameless('packages/domain/src/constants.ts', 'constants.ts is not a name'),
      nameless('apps/shop/app/common/price.tsx', 'common is not a name for a folder'),
    ],
    allowed: [
      {
        because: 'names with a meaning, and the first route of Remix',
        files: {
          'apps/shop/app/routes/_index.tsx': '',
          'packages/domain/src/commonCarrier.ts': '',
          'apps/api/src/modules/search/index-products.service.ts': '',
          'packages/ui/src/icon-names.ts': '',
        },
      },
    ],
  },

  'files fit in a head': {
    refused: [
      {
        because: '301 lines',
        files: { 'packages/ui/src/a.ts': 'let a;\n'.repeat(301) },
        at: 'packages/ui/src/a.ts:301 has 301 lines; 300 is the limit',
      },
      {
        because: '501 lines of a spec',
        files: { 'packages/ui/src/a.spec.ts': 'let a;\n'.repeat(501) },
        at: 'has 501 lines; 500 is the limit',
      },
    ],
    allowed: [
      {
        because: '300 lines, and 500 of a spec',
        files: {
          'packages/ui/src/a.ts': 'let a;\n'.repeat(300),
          'packages/ui/src/a.spec.ts': 'let a;\n'.repeat(500),
        },
      },
    ],
  },

  'migrations say whose tables they change': {
    refused: [
      nameless(`${MIGRATIONS}/20261122100000_change.sql`, 'is not named'),
      nameless(`${MIGRATIONS}/20261122100000_gifts-vouchers.sql`, 'is not named'),
      nameless(`${MIGRATIONS}/orders-contracts.sql`, 'is not named'),
      nameless(`${MIGRATIONS}/20261122100000_orders-contracts.ts`, 'is not named'),
    ],
    allowed: [
      {
        because: 'number, module and what',
        files: {
          [`${MIGRATIONS}/20261122100000_orders-contracts.sql`]: '',
          [`${MIGRATIONS}/20261122100001_platform-base.sql`]: '',
        },
      },
    ],
  },

  'the words are those of the glossary': {
    refused: [
      {
        because: 'an identifier',
        files: { 'packages/ui/src/a.ts': 'const vendorName = 1;' },
        at: 'vendorName: the word is producer',
      },
      {
        because: 'a property and a type',
        files: { 'packages/ui/src/a.ts': 'interface Line {\n  sellerId: string }' },
        at: 'packages/ui/src/a.ts:2 sellerId',
      },
      {
        because: 'a column',
        files: { [`${MIGRATIONS}/1_orders-x.sql`]: '-- fine\ncreate table a (merchant_id uuid);' },
        at: '1_orders-x.sql:2',
      },
      {
        because: 'a file name',
        files: { 'packages/ui/src/seller-card.tsx': '' },
        at: 'packages/ui/src/seller-card.tsx:1',
      },
    ],
    allowed: [
      {
        because: 'the seller of record, the app by its name, and fields of other people',
        files: {
          'apps/vendor-portal/server.ts': 'const sellerOfRecord = 1;',
          'packages/ui/src/a.ts': 'a.seller_message; const vendorPortal = "our merchants";',
          [`${MIGRATIONS}/1_orders-x.sql`]: 'create table a (seller_of_record text); -- vendor',
          'packages/stripe-sandbox/src/a.ts': 'const merchantCountry = 1;',
          'apps/shop/app/structured-data.ts': 'const offer = { seller: 1 };',
        },
      },
    ],
  },
};
