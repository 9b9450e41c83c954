import type { Finding } from './finding.ts';
import type { Repository } from './repository.ts';
import { relativeTarget } from './resolve-import.ts';
import type { SourceFile } from './source-file.ts';

/**
 * The modules of the API by level: a module calls only modules of lower levels. Upward and sideways wishes are
 * events. Moving a module is a decision: write it down in docs/decisions.
 */
export const MODULE_LEVELS: Record<string, number> = {
  identity: 1,
  inventory: 1,
  ledger: 1,
  orders: 1,
  producers: 2,
  payments: 3,
  catalog: 4,
  fulfilment: 4,
  cart: 5,
  search: 5,
  settlement: 5,
  checkout: 6,
  notifications: 7,
  office: 7,
};

const PLATFORM = 'apps/api/src/platform/';
const MODULE = /^apps\/api\/src\/modules\/([^/]+)\/(.+)$/;

function moduleProblem(file: SourceFile, ownModule: string, target: string): string | undefined {
  const [, otherModule = '', otherFile = ''] = MODULE.exec(target) ?? [];
  if (otherModule === '' || otherModule === ownModule) return undefined;
  const ownLevel = MODULE_LEVELS[ownModule];
  const otherLevel = MODULE_LEVELS[otherModule];
  if (ownLevel === undefined) return `the module ${ownModule} has no level`;
  if (otherLevel === undefined) return `the module ${otherModule} has no level`;
  if (otherLevel >= ownLevel) {
    return `${ownModule} (level ${ownLevel}) may not call ${otherModule} (level ${otherLevel})`;
  }
  // Nest wires modules by their module files; everything else goes through the door.
  const isWiring = file.path.endsWith('.module.ts') && otherFile === `${otherModule}.module.ts`;
  const isDoor = otherFile === `${otherModule}.facade.ts`;
  return isDoor || isWiring ? undefined : `${otherModule} is entered only by its facade`;
}

function problemOf(file: SourceFile, target: string): string | undefined {
  const ownModule = MODULE.exec(file.path)?.[1];
  if (ownModule) return moduleProblem(file, ownModule, target);
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
      file.imports.flatMap(({ specifier, line }) => {
        const target = relativeTarget(file, specifier);
        const message = target && problemOf(file, target);
        return message ? [{ path: file.path, line, message }] : [];
      }),
    );
}
