import type Stripe from 'stripe';
import { isoTime } from '../clock/sandbox-clock.ts';
import { emitThin } from '../events/event-log.ts';
import { setBankAccount } from '../payouts/payout-accounts.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import { type AccountOutcome, applyOutcome, changeAccount } from './account-state.ts';

export interface OnboardingEntry {
  entityType: 'individual' | 'company' | 'non_profit';
  givenName: string;
  surname: string;
  companyName: string;
  /** ISO day. */
  birthDate: string;
  line1: string;
  postalCode: string;
  city: string;
  iban: string;
  outcome: AccountOutcome;
}

export interface EntryMistake {
  field: keyof OnboardingEntry;
  mistake: 'missing' | 'bad_iban';
}

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/;
const PERSON_ID_LENGTH = 24;

/** What is missing or wrong in an onboarding form. */
export function checkOnboarding(entry: OnboardingEntry): EntryMistake[] {
  const needed: (keyof OnboardingEntry)[] = [
    'givenName',
    'surname',
    'birthDate',
    'line1',
    'postalCode',
    'city',
    'iban',
    ...(entry.entityType === 'individual' ? [] : ['companyName' as const]),
  ];
  const missing = needed
    .filter((field) => entry[field].trim() === '')
    .map((field) => ({ field, mistake: 'missing' as const }));
  const badDay = entry.birthDate !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(entry.birthDate);
  const iban = entry.iban.replace(/\s/g, '').toUpperCase();
  return [
    ...missing,
    ...(badDay ? [{ field: 'birthDate' as const, mistake: 'missing' as const }] : []),
    ...(iban !== '' && !IBAN.test(iban)
      ? [{ field: 'iban' as const, mistake: 'bad_iban' as const }]
      : []),
  ];
}

/** Takes over what the account holder entered and applies the chosen outcome of the check. */
export function submitOnboarding(
  sandbox: Sandbox,
  account: StoredRecord<'account'>,
  entry: OnboardingEntry,
): void {
  const identified = changeAccount(
    sandbox,
    account,
    { identity: identityOf(sandbox, account.body, entry) },
    { detailsSubmitted: true },
  );
  setBankAccount(sandbox, account.id, entry.iban);
  applyOutcome(sandbox, identified, entry.outcome);
  if (entry.outcome === 'in_review') {
    const { reviewSeconds } = sandbox.settings.current();
    sandbox.jobs.add('finish_review', account.id, sandbox.clock.now() + reviewSeconds);
  }
  emitThin(sandbox, 'v2.core.account_link.returned', account.id, {
    account_id: account.id,
    configurations: ['recipient'],
    use_case: 'account_onboarding',
  });
}

function identityOf(
  sandbox: Sandbox,
  body: Stripe.V2.Core.Account,
  entry: OnboardingEntry,
): Stripe.V2.Core.Account['identity'] {
  const now = isoTime(sandbox.clock.now());
  const [year, month, day] = entry.birthDate.split('-').map(Number);
  const country = body.identity?.country ?? 'de';
  const address = {
    city: entry.city,
    country,
    line1: entry.line1,
    postal_code: entry.postalCode,
  };
  const kept = body.identity?.individual;
  return {
    ...body.identity,
    country,
    entity_type: entry.entityType,
    ...(entry.entityType === 'individual'
      ? {}
      : { business_details: { address, registered_name: entry.companyName } }),
    individual: {
      ...kept,
      account: body.id,
      address,
      created: kept?.created ?? now,
      date_of_birth: { day: day ?? 1, month: month ?? 1, year: year ?? 1900 },
      given_name: entry.givenName,
      id: kept?.id ?? sandbox.ids.next('person', PERSON_ID_LENGTH),
      object: 'v2.core.account_person',
      surname: entry.surname,
      updated: now,
    },
  };
}
