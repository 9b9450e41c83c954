import type { RuleFixture } from './rule-fixtures.ts';

const ORDERS = 'apps/api/src/modules/orders';
const CHECKOUT = 'apps/api/src/modules/checkout';

export const IMPORT_FIXTURES: Record<string, RuleFixture> = {
  'packages import only what the table of packages allows': {
    refused: [
      {
        because: 'a pure package that uses another',
        files: { 'packages/domain/src/money.ts': "import { z } from 'zod';" },
        at: 'packages/domain/src/money.ts:1 packages/domain may not import zod',
      },
      {
        because: 'a pure package that uses Node',
        files: { 'packages/domain/src/ids.ts': "\nimport { randomUUID } from 'node:crypto';" },
        at: 'packages/domain/src/ids.ts:2 packages/domain may not import node:crypto',
      },
      {
        because: 'an app that uses the database',
        files: { 'apps/shop/app/root.tsx': "import pg from 'pg';" },
        at: 'apps/shop may not import pg',
      },
      {
        because: 'an import inside a function',
        files: { 'apps/api/src/main.ts': "const ui = () => import('@markthalle/ui/button');" },
        at: 'apps/api may not import @markthalle/ui',
      },
      {
        because: 'a re-export',
        files: { 'packages/contracts/src/cart.ts': "export * from '@markthalle/ui/price';" },
        at: 'packages/contracts may not import @markthalle/ui',
      },
      {
        because: 'a type, which couples as well',
        files: {
          'packages/ui/src/a.tsx': "import type { Api } from '@markthalle/api-client/api';",
        },
        at: 'packages/ui may not import @markthalle/api-client',
      },
      {
        because: 'test equipment in the running code',
        files: { 'apps/api/src/main.ts': "import '@markthalle/stripe-sandbox/sandbox';" },
        at: 'apps/api may not import @markthalle/stripe-sandbox',
      },
      {
        because: 'a sandbox that knows the market, also in its specs',
        files: { 'packages/stripe-sandbox/test/a.spec.ts': "import '@markthalle/domain/money';" },
        at: 'packages/stripe-sandbox may not import @markthalle/domain',
      },
      {
        because: 'a sandbox that runs the SDK which it should be tested by',
        files: { 'packages/stripe-sandbox/src/a.ts': "import Stripe from 'stripe';" },
        at: 'packages/stripe-sandbox may not import stripe',
      },
      {
        because: 'a way around by path',
        files: { 'apps/shop/app/a.ts': "import { b } from '../../office/app/b.ts';" },
        at: 'reaches into another workspace by path',
      },
      {
        because: 'a workspace without a row',
        files: { 'packages/new/src/a.ts': 'export const a = 1;' },
        at: 'packages/new has no row',
      },
    ],
    allowed: [
      {
        because: 'what the table names',
        files: {
          'packages/contracts/src/cart.ts':
            "import { z } from 'zod'; import '@markthalle/domain/money';",
          'apps/shop/server.ts': "import '@markthalle/web-server/serve'; import 'node:path';",
          'apps/api/src/main.ts': "import '@markthalle/demo-catalogue/demo-data'; import 'pg';",
        },
      },
      {
        because: 'test equipment in specs',
        files: {
          'apps/api/test/buy.spec.ts':
            "import '@markthalle/stripe-sandbox/sandbox'; import 'supertest';",
          'packages/domain/src/money.spec.ts': "import fc from 'fast-check'; import 'node:fs';",
        },
      },
      {
        because: 'types of the SDK in the sandbox',
        files: { 'packages/stripe-sandbox/src/a.ts': "import type Stripe from 'stripe';" },
      },
      {
        because: 'paths inside the workspace',
        files: { 'apps/shop/app/routes/a.tsx': "import { b } from '../features/b.tsx';" },
      },
    ],
  },

  'modules of the API call only lower modules, by their facade': {
    refused: [
      {
        because: 'a call upwards',
        files: { [`${ORDERS}/a.ts`]: "import { b } from '../checkout/checkout.facade.ts';" },
        at: 'orders (level 1) may not call checkout (level 6)',
      },
      {
        because: 'a call sideways',
        files: { [`${ORDERS}/a.ts`]: "import { b } from '../ledger/ledger.facade.ts';" },
        at: 'orders (level 1) may not call ledger (level 1)',
      },
      {
        because: 'a way past the facade',
        files: { [`${CHECKOUT}/a.ts`]: "import { b } from '../orders/orders.store.ts';" },
        at: 'orders is entered only by its facade',
      },
      {
        because: 'a lower module that is not in its row',
        files: {
          'apps/api/src/modules/search/a.ts': "import { b } from '../orders/orders.facade.ts';",
        },
        at: 'search may not call orders',
      },
      {
        because: 'a platform that knows a module',
        files: {
          'apps/api/src/platform/http/a.ts': "import '../../modules/orders/orders.facade.ts';",
        },
        at: 'the platform knows no business module',
      },
      {
        because: 'a module without a level',
        files: { 'apps/api/src/modules/gifts/a.ts': "import '../orders/orders.facade.ts';" },
        at: 'the module gifts has no level',
      },
    ],
    allowed: [
      {
        because: 'a call downwards by the facade',
        files: { [`${CHECKOUT}/a.ts`]: "import { b } from '../orders/orders.facade.ts';" },
      },
      {
        because: 'the shape of a lower module’s data',
        files: { [`${CHECKOUT}/a.ts`]: "import type { B } from '../orders/order-draft.ts';" },
      },
      {
        because: 'the wiring of Nest',
        files: {
          [`${CHECKOUT}/checkout.module.ts`]: "import { O } from '../orders/orders.module.ts';",
          'apps/api/src/app.module.ts': "import { O } from './modules/orders/orders.module.ts';",
        },
      },
      {
        because: 'the platform, and files of the own module',
        files: { [`${ORDERS}/a.ts`]: "import './b.ts'; import '../../platform/db/db.ts';" },
      },
    ],
  },

  'imports make no cycle': {
    refused: [
      {
        because: 'a cycle of three files',
        files: {
          'packages/ui/src/a.ts': "import './b.ts';",
          'packages/ui/src/b.ts': "import './c.ts';",
          'packages/ui/src/c.ts': "import '@markthalle/ui/a';",
        },
        at: 'packages/ui/src/a.ts → packages/ui/src/b.ts → packages/ui/src/c.ts',
      },
    ],
    allowed: [
      {
        because: 'a cycle of types only, which is gone when the code runs',
        files: {
          'packages/ui/src/a.ts': "import { b } from './b.ts';",
          'packages/ui/src/b.ts':
            "import { type A } from './a.ts'; import type { C } from './a.ts';",
        },
      },
      {
        because: 'two ways to the same file',
        files: {
          'packages/ui/src/a.ts': "import './b.ts'; import './c.ts';",
          'packages/ui/src/b.ts': "import './c.ts';",
          'packages/ui/src/c.ts': '',
        },
      },
    ],
  },

  'every file is used': {
    refused: [
      {
        because: 'a file that nobody imports',
        files: { 'packages/ui/src/a.ts': 'export const a = 1;' },
        at: 'packages/ui/src/a.ts:1 is imported by nobody',
      },
      {
        because: 'a file that only imports itself',
        files: { 'packages/ui/src/a.ts': "import './a.ts';" },
        at: 'packages/ui/src/a.ts:1 is imported by nobody',
      },
    ],
    allowed: [
      {
        because: 'what is imported, started or named',
        files: {
          'package.json': '{ "scripts": { "start": "node scripts/start.mjs" } }',
          'scripts/start.mjs': "import './a.mjs'; new URL('./watch.mjs', import.meta.url);",
          'scripts/a.mjs': '',
          'scripts/watch.mjs': '',
          'apps/shop/app/routes/home.tsx': "import '@markthalle/ui/price';",
          'packages/ui/src/price.tsx': '',
        },
      },
    ],
  },
};
