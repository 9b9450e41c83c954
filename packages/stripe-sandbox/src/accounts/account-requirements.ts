import type Stripe from 'stripe';
import { isoTime } from '../clock/sandbox-clock.ts';

export type Entry = Stripe.V2.Core.Account.Requirements.Entry;
export type DeadlineStatus = 'currently_due' | 'eventually_due' | 'past_due';

const COMMON_NEEDS = [
  'identity.attestations.terms_of_service.account',
  'configuration.recipient.default_outbound_destination',
];

const PERSON_NEEDS = [
  'identity.individual.given_name',
  'identity.individual.surname',
  'identity.individual.date_of_birth',
  'identity.individual.address',
];

const COMPANY_NEEDS = [
  'identity.business_details.registered_name',
  'identity.business_details.address',
  'person.representative.given_name',
  'person.representative.surname',
];

/** What a new account of this legal form still has to provide. */
export function onboardingNeeds(entityType: string | undefined): string[] {
  const own =
    entityType === undefined
      ? ['identity.entity_type', ...PERSON_NEEDS]
      : entityType === 'individual'
        ? PERSON_NEEDS
        : COMPANY_NEEDS;
  return [...own, ...COMMON_NEEDS];
}

export interface EntryOptions {
  awaiting?: 'stripe' | 'user';
  status?: DeadlineStatus;
  error?: { code: string; description: string };
}

/** One open requirement that restricts transfers once its deadline has passed. */
export function requirement(description: string, options: EntryOptions = {}): Entry {
  const status = options.status ?? 'currently_due';
  const impact = (capability: string) => ({
    capability,
    configuration: 'recipient',
    deadline: { status },
  });
  return {
    awaiting_action_from: options.awaiting ?? 'user',
    description,
    errors: options.error === undefined ? [] : [options.error as Entry['errors'][number]],
    impact: {
      restricts_capabilities: [
        impact('stripe_balance.stripe_transfers'),
        impact('stripe_balance.payouts'),
      ],
    },
    minimum_deadline: { status },
    requested_reasons: [
      { code: options.awaiting === 'stripe' ? 'routine_verification' : 'routine_onboarding' },
    ],
  } as Entry;
}

/** The requirements part of an account; only its summary can name a day (Unix seconds). */
export function requirementsOf(
  entries: Entry[],
  deadlineAt?: number,
): Stripe.V2.Core.Account.Requirements {
  const order: DeadlineStatus[] = ['past_due', 'currently_due', 'eventually_due'];
  const status = order.find((candidate) =>
    entries.some(({ minimum_deadline: deadline }) => deadline.status === candidate),
  );
  if (status === undefined) return { entries };
  const time = deadlineAt === undefined ? {} : { time: isoTime(deadlineAt) };
  return { entries, summary: { minimum_deadline: { status, ...time } } };
}
