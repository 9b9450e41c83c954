import { readFileSync } from 'node:fs';
import type Stripe from 'stripe';
import { invalidParam } from '../http/stripe-error.ts';
import { flag, required, shape, text } from '../params/param-spec.ts';
import type { Sandbox } from '../sandbox.ts';

const LIFETIME_SECONDS = 30 * 60;
const SECRET_LENGTH = 32;
const SCHEMA_FILE = new URL('../generated/account_session.json', import.meta.url);

interface ObjectSchema {
  properties?: Record<string, { $ref?: string }>;
  required?: string[];
}

const { $defs: DEFINITIONS }: { $defs: Record<string, ObjectSchema> } = JSON.parse(
  readFileSync(SCHEMA_FILE, 'utf8'),
);

type Switches = { [name: string]: boolean | Switches };

/** Every embedded component the SDK knows, switched off. */
function switchedOff(definition: string): Switches {
  const { properties = {}, required: names = [] } = DEFINITIONS[definition] ?? {};
  return Object.fromEntries(
    names.map((name) => {
      const inner = properties[name]?.$ref?.split('/').at(-1);
      return [name, inner === undefined ? false : switchedOff(inner)];
    }),
  );
}

const COMPONENTS = switchedOff('AccountSession_Components');

/** Parameters of `POST /v1/account_sessions`: which components the account may see. */
export const SESSION_CREATE = {
  account: required(text()),
  components: required(
    shape(
      Object.fromEntries(
        Object.keys(COMPONENTS).map((name) => [name, shape({ enabled: required(flag()) })]),
      ),
    ),
  ),
};

/** A client secret for embedded components; the sandbox has none, it only answers the call. */
export function createAccountSession(
  sandbox: Sandbox,
  accountId: string,
  wanted: Record<string, { enabled: boolean } | undefined>,
): Stripe.AccountSession {
  const components = structuredClone(COMPONENTS);
  const chosen = Object.entries(wanted).filter(([, choice]) => choice?.enabled === true);
  if (chosen.length === 0) throw invalidParam('Enable at least one component.', 'components');
  for (const [name] of chosen)
    components[name] = { ...(components[name] as Switches), enabled: true };
  const secret = sandbox.ids.token(SECRET_LENGTH);
  return {
    object: 'account_session',
    account: accountId,
    client_secret: `accs_secret__${secret}`,
    components: components as unknown as Stripe.AccountSession.Components,
    expires_at: sandbox.clock.now() + LIFETIME_SECONDS,
    livemode: false,
  };
}
