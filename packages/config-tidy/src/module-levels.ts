import type { Finding } from './finding.ts';
import type { Repository } from './repository.ts';
import { relativeTarget } from './resolve-import.ts';
import type { SourceFile } from './source-file.ts';

/**
 * The modules of the API: each with its level and the modules that it may call, all of a lower level, so the graph has
 * no circle. Upward and sideways wishes are jobs. Adding a name here is a decision: write it down in docs/decisions.
 */
export const MODULES: Record<string, { level: number; calls: readonly string[] }> = {
  identity: { level: 1, calls: [] },
  inventory: { level: 1, calls: [] },
  ledger: { level: 1, calls: [] },
  legal: { level: 1, calls: [] },
  orders: { level: 1, calls: [] },
  pictures: { level: 1, calls: [] },
  devices: { level: 2, calls: ['identity'] },
  producers: { level: 2, calls: ['identity'] },
  uploads: { level: 2, calls: ['pictures'] },
  assistance: { level: 3, calls: ['identity', 'producers'] },
  delivery: { level: 3, calls: ['orders', 'producers'] },
  evidence: { level: 3, calls: ['producers', 'uploads'] },
  integrations: { level: 3, calls: ['identity', 'producers'] },
  payments: { level: 3, calls: ['ledger', 'producers', 'orders', 'inventory'] },
  promotions: { level: 3, calls: ['producers'] },
  catalog: {
    level: 4,
    calls: ['producers', 'inventory', 'delivery', 'promotions', 'evidence', 'uploads'],
  },
  fulfilment: { level: 4, calls: ['orders', 'ledger', 'producers'] },
  refunds: { level: 4, calls: ['ledger', 'payments', 'orders', 'inventory'] },
  treasury: { level: 4, calls: ['ledger', 'payments', 'producers'] },
  cart: {
    level: 5,
    calls: ['identity', 'catalog', 'inventory', 'producers', 'delivery', 'promotions'],
  },
  experiences: { level: 5, calls: ['catalog', 'inventory', 'orders', 'refunds'] },
  imports: { level: 5, calls: ['catalog', 'inventory', 'producers', 'uploads'] },
  packing: {
    level: 5,
    calls: ['identity', 'fulfilment', 'orders', 'refunds', 'inventory', 'producers'],
  },
  reviews: { level: 5, calls: ['orders', 'catalog'] },
  search: { level: 5, calls: ['catalog', 'producers'] },
  settlement: { level: 5, calls: ['ledger', 'payments'] },
  'shop-floor': { level: 5, calls: ['catalog', 'inventory'] },
  'stock-alerts': { level: 5, calls: ['identity'] },
  checkout: {
    level: 6,
    calls: [
      'cart',
      'inventory',
      'orders',
      'payments',
      'producers',
      'delivery',
      'promotions',
      'legal',
    ],
  },
  disputes: {
    level: 6,
    calls: ['ledger', 'payments', 'orders', 'refunds', 'settlement'],
  },
  documents: { level: 6, calls: ['ledger', 'orders', 'producers', 'settlement'] },
  messages: { level: 6, calls: ['identity', 'orders'] },
  notices: { level: 6, calls: ['identity', 'catalog', 'reviews', 'producers'] },
  cases: {
    level: 7,
    calls: ['orders', 'fulfilment', 'pictures', 'refunds', 'settlement', 'documents'],
  },
  recalls: { level: 6, calls: ['catalog', 'fulfilment', 'orders', 'refunds'] },
  codes: { level: 7, calls: ['catalog', 'orders', 'cart', 'checkout'] },
  reconciliation: { level: 7, calls: ['ledger', 'payments', 'settlement'] },
  accounts: { level: 8, calls: ['identity', 'catalog', 'orders', 'reviews'] },
  insight: { level: 8, calls: ['producers'] },
  notifications: {
    level: 8,
    calls: [
      'identity',
      'orders',
      'producers',
      'legal',
      'documents',
      'cases',
      'stock-alerts',
      'packing',
      'messages',
      'recalls',
    ],
  },
  office: {
    level: 9,
    calls: ['identity', 'ledger', 'orders', 'payments', 'producers', 'settlement'],
  },
};

const PLATFORM = 'apps/api/src/platform/';
const MODULE = /^apps\/api\/src\/modules\/([^/]+)\/(.+)$/;

function moduleProblem(
  file: SourceFile,
  ownModule: string,
  target: string,
  isTypeOnly: boolean,
): string | undefined {
  const [, otherModule = '', otherFile = ''] = MODULE.exec(target) ?? [];
  if (otherModule === '' || otherModule === ownModule) return undefined;
  const own = MODULES[ownModule];
  const other = MODULES[otherModule];
  if (own === undefined) return `the module ${ownModule} has no level`;
  if (other === undefined) return `the module ${otherModule} has no level`;
  if (other.level >= own.level) {
    return `${ownModule} (level ${own.level}) may not call ${otherModule} (level ${other.level})`;
  }
  if (!own.calls.includes(otherModule)) return `${ownModule} may not call ${otherModule}`;
  // Nest wires modules by their module files; the shape of data may be named; everything else goes through the door.
  const isWiring = file.path.endsWith('.module.ts') && otherFile === `${otherModule}.module.ts`;
  const isDoor = /^[a-z-]+\.facade\.ts$/.test(otherFile);
  return isDoor || isWiring || isTypeOnly
    ? undefined
    : `${otherModule} is entered only by its facade`;
}

function problemOf(file: SourceFile, target: string, isTypeOnly: boolean): string | undefined {
  const ownModule = MODULE.exec(file.path)?.[1];
  if (ownModule) return moduleProblem(file, ownModule, target, isTypeOnly);
  if (file.path.startsWith(PLATFORM) && MODULE.test(target)) {
    return 'the platform knows no business module';
  }
  return undefined;
}

/** Checks the imports between the modules of the API against their levels. */
export function checkModuleLevels(repository: Repository): Finding[] {
  const files = repository.code.filter((file) => file.path.startsWith('apps/api/src/'));
  return files
    .filter((file) => !file.isForTests)
    .flatMap((file) =>
      file.imports.flatMap(({ specifier, line, isTypeOnly }) => {
        const target = relativeTarget(file, specifier);
        const message = target && problemOf(file, target, isTypeOnly);
        return message ? [{ path: file.path, line, message }] : [];
      }),
    );
}
