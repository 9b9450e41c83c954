import { isBuiltin } from 'node:module';
import type { Finding } from './finding.ts';
import type { Repository } from './repository.ts';
import { relativeTarget, scopedWorkspace } from './resolve-import.ts';
import type { ImportStatement, SourceFile } from './source-file.ts';

interface PackageRow {
  /** Own packages that it may import. */
  own: string[];
  /** The only packages from outside that it may import; without the list any but the banned. */
  outside?: string[];
  /** Packages from outside whose types it may import, since types are gone when the code runs. */
  types?: string[];
  banned?: RegExp;
  /** `node:` modules are allowed unless this is false. */
  node?: boolean;
}

const WEB_APP: PackageRow = {
  own: ['domain', 'contracts', 'api-client', 'ui', 'web-server', 'workplace'],
  banned: /^(?:pg|typeorm|stripe|@nestjs\/.*|graphile-worker)$/,
};

/** Who may import whom. A new row or entry is a decision: write it down in docs/decisions. */
const TABLE: Record<string, PackageRow> = {
  'packages/domain': { own: [], outside: [], node: false },
  'packages/contracts': { own: ['domain'], outside: ['zod'], node: false },
  'packages/api-client': { own: ['contracts', 'domain'], banned: /^react/ },
  'packages/ui': { own: ['domain', 'contracts'], banned: /^(?:@nestjs\/.*|pg|@remix-run\/node)$/ },
  'packages/web-server': { own: ['api-client', 'contracts'], banned: /^(?:react|pg|stripe)$/ },
  // Pure text rules: an engine, a test and the database must come to the same words.
  'packages/search-index': { own: [], outside: [] },
  // Pure rendering: facts in, bytes out; it reads no database and knows no module.
  'packages/documents': {
    own: ['domain', 'contracts'],
    outside: ['pdfkit', 'fontkit', '@e-invoice-eu/core', 'unpdf', 'uqr'],
  },
  // Pure reading and writing of tables: bytes in, cells out; it knows no product.
  'packages/spreadsheet': { own: [], outside: ['fflate', 'saxes', 'csv-parse'] },
  'packages/demo-catalogue': { own: ['domain'], banned: /^(?:react|pg|@nestjs\/.*)$/ },
  // As blind as the real Stripe: it knows nothing of the market, or a shared mistake would look like agreement.
  'packages/stripe-sandbox': { own: [], outside: [], types: ['stripe'] },
  'packages/mail-inbox': { own: [], outside: ['smtp-server', 'mailparser'] },
  'packages/embedded-postgres': { own: [], outside: ['pg'] },
  'packages/config-jest': { own: ['embedded-postgres'], outside: [] },
  'packages/config-tidy': { own: [], outside: ['typescript'] },
  'packages/testing': {
    own: ['domain', 'contracts', 'embedded-postgres', 'stripe-sandbox', 'mail-inbox'],
  },
  // What the portal and the office have in common: both are places of work, with a sign-in and forms.
  'packages/workplace': {
    ...WEB_APP,
    own: ['domain', 'contracts', 'api-client', 'ui', 'web-server'],
  },
  // Of documents the shop's server draws QR codes.
  'apps/shop': {
    ...WEB_APP,
    own: ['domain', 'contracts', 'api-client', 'ui', 'web-server', 'documents'],
  },
  'apps/vendor-portal': WEB_APP,
  'apps/office': WEB_APP,
  'apps/api': {
    own: ['domain', 'contracts', 'demo-catalogue', 'documents', 'search-index', 'spreadsheet'],
    banned: /^(?:react.*|@remix-run\/.*|typeorm)$/,
  },
  scripts: { own: ['embedded-postgres'], outside: [] },
  bench: { own: ['domain', 'contracts', 'api-client', 'testing', 'embedded-postgres'] },
};

/** Only for tests: the programs around the market and the equipment of the specs. */
const TEST_PACKAGES = ['testing', 'stripe-sandbox', 'mail-inbox', 'config-jest'];
const TEST_FOLDERS_MAY_REACH = new Set(['packages/testing → scripts']);

const TOOL = /^packages\/[^/]+\/scripts\//;

const packageNameOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

function outsideProblem(
  file: SourceFile,
  row: PackageRow,
  { specifier, isTypeOnly }: ImportStatement,
): string | undefined {
  // Specs and a package's own tools use whatever they need from outside.
  if (file.isForTests || TOOL.test(file.path)) return undefined;
  if (isBuiltin(specifier)) {
    return row.node === false ? `may not import ${specifier}: it is pure` : undefined;
  }
  const name = packageNameOf(specifier);
  if (isTypeOnly && row.types?.includes(name)) return undefined;
  if (row.banned?.test(name)) return `may not import ${name}`;
  if (row.outside && !row.outside.includes(name)) return `may not import ${name}`;
  return undefined;
}

function problemOf(
  file: SourceFile,
  row: PackageRow,
  statement: ImportStatement,
): string | undefined {
  const { specifier } = statement;
  const target = relativeTarget(file, specifier);
  if (target !== undefined) {
    const inside = target === file.workspace || target.startsWith(`${file.workspace}/`);
    const reaches = `${file.workspace} → ${target.split('/')[0]}`;
    if (inside || TEST_FOLDERS_MAY_REACH.has(reaches)) return undefined;
    return `reaches into another workspace by path: ${specifier}`;
  }
  const workspace = scopedWorkspace(specifier);
  if (!workspace) return outsideProblem(file, row, statement);
  const name = workspace.replace('packages/', '');
  const isItself = workspace === file.workspace;
  const isEquipment = file.isForTests && TEST_PACKAGES.includes(name);
  if (isItself || isEquipment || row.own.includes(name)) return undefined;
  return `may not import @markthalle/${name}`;
}

/** Checks every import statement against the table of packages. */
export function checkPackageImports(repository: Repository): Finding[] {
  return repository.code.flatMap((file) => {
    const row = TABLE[file.workspace];
    if (!row) {
      const message = `${file.workspace} has no row in the table of packages`;
      return [{ path: file.path, line: 1, message }];
    }
    return file.imports.flatMap((statement) => {
      const problem = problemOf(file, row, statement);
      const message = `${file.workspace} ${problem}`;
      return problem ? [{ path: file.path, line: statement.line, message }] : [];
    });
  });
}
