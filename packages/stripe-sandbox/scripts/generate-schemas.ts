/**
 * Writes JSON schemas of the answers the sandbox gives, taken from the typings of the official
 * SDK: `node scripts/generate-schemas.ts`. Run it again after every update of the SDK and look at
 * the difference.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { type Schema, SchemaWriter } from './schema-writer.ts';

/** Answer types by the name of their schema file. */
const ANSWERS: Record<string, string> = {
  account: 'Stripe.Account',
  account_link: 'Stripe.AccountLink',
  account_session: 'Stripe.AccountSession',
  application: 'Stripe.Application',
  balance: 'Stripe.Balance',
  balance_settings: 'Stripe.BalanceSettings',
  balance_transaction: 'Stripe.BalanceTransaction',
  charge: 'Stripe.Charge',
  'checkout.session': 'Stripe.Checkout.Session',
  customer: 'Stripe.Customer',
  dispute: 'Stripe.Dispute',
  event: 'Stripe.EventBase',
  item: 'Stripe.LineItem',
  login_link: 'Stripe.LoginLink',
  mandate: 'Stripe.Mandate',
  payment_intent: 'Stripe.PaymentIntent',
  payment_method: 'Stripe.PaymentMethod',
  payout: 'Stripe.Payout',
  'radar.early_fraud_warning': 'Stripe.Radar.EarlyFraudWarning',
  refund: 'Stripe.Refund',
  topup: 'Stripe.Topup',
  transfer: 'Stripe.Transfer',
  transfer_reversal: 'Stripe.TransferReversal',
  'v2.core.account': 'Stripe.V2.Core.Account',
  'v2.core.account_link': 'Stripe.V2.Core.AccountLink',
  'v2.core.event_destination': 'Stripe.V2.Core.EventDestination',
  webhook_endpoint: 'Stripe.WebhookEndpoint',
};

const PACKAGE = join(import.meta.dirname, '..');
const OUTPUT = join(PACKAGE, 'src', 'generated');
const PROBE = join(PACKAGE, 'src', 'schema-probe.ts');

function probeProgram(): { checker: ts.TypeChecker; types: Map<string, ts.Type> } {
  const source = [
    "import type Stripe from 'stripe';",
    ...Object.values(ANSWERS).map((type, at) => `export type T${at} = ${type};`),
  ].join('\n');
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    strict: true,
    skipLibCheck: true,
    esModuleInterop: true,
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, version) =>
    name === PROBE
      ? ts.createSourceFile(name, source, version, true)
      : getSourceFile.call(host, name, version);
  host.fileExists = (name) => name === PROBE || fileExists.call(host, name);
  host.readFile = (name) => (name === PROBE ? source : readFile.call(host, name));
  const program = ts.createProgram([PROBE], options, host);
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(PROBE);
  if (file === undefined) throw new Error('the probe file was not compiled');
  const types = new Map<string, ts.Type>();
  const names = Object.keys(ANSWERS);
  for (const statement of file.statements) {
    if (!ts.isTypeAliasDeclaration(statement)) continue;
    const name = names[Number(statement.name.text.slice(1))];
    if (name !== undefined) types.set(name, checker.getTypeAtLocation(statement));
  }
  return { checker, types };
}

/** One property or definition a line keeps differences readable and the files small. */
function printed(schema: Record<string, Schema | unknown>): string {
  const { $defs, ...root } = schema;
  const definitions = Object.entries($defs as Record<string, Schema>)
    .map(([name, definition]) => `  ${JSON.stringify(name)}: ${JSON.stringify(definition)}`)
    .join(',\n');
  const head = JSON.stringify(root).slice(0, -1);
  return `${head},\n"$defs": {\n${definitions}\n}}\n`;
}

const { checker, types } = probeProgram();
const roots = new Map([...types].map(([name, type]) => [type, name]));
mkdirSync(OUTPUT, { recursive: true });
for (const old of readdirSync(OUTPUT)) rmSync(join(OUTPUT, old));
for (const [name, type] of types) {
  const writer = new SchemaWriter({ checker, roots, nullableOptional: name.startsWith('v2.') });
  const schema = writer.root(type);
  const text = printed({ $id: `${name}.json`, ...(schema as object), $defs: writer.definitions });
  writeFileSync(join(OUTPUT, `${name}.json`), text);
}
