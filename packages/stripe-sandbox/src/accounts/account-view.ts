import type Stripe from 'stripe';

type Account = Stripe.V2.Core.Account;

/** A v2 account with only the parts that were asked for; the others are null. */
export function accountView(body: Account, include: readonly string[] = []) {
  const { configuration } = body;
  const part = <T>(name: string, value: T) => (include.includes(name) ? (value ?? null) : null);
  const shownConfiguration = {
    customer: part('configuration.customer', configuration?.customer),
    merchant: part('configuration.merchant', configuration?.merchant),
    recipient: part('configuration.recipient', configuration?.recipient),
  };
  const wantsConfiguration = include.some((name) => name.startsWith('configuration.'));
  return {
    ...body,
    configuration: wantsConfiguration ? shownConfiguration : null,
    contact_email: body.contact_email ?? null,
    contact_phone: body.contact_phone ?? null,
    defaults: part('defaults', body.defaults),
    display_name: body.display_name ?? null,
    future_requirements: part('future_requirements', body.future_requirements),
    identity: part('identity', body.identity),
    requirements: part('requirements', body.requirements),
  };
}
