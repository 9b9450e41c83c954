import type { AccountOutcome } from '../accounts/account-state.ts';
import {
  checkOnboarding,
  type EntryMistake,
  type OnboardingEntry,
  submitOnboarding,
} from '../accounts/submit-onboarding.ts';
import { decodeForm } from '../http/form-encoding.ts';
import { headerOf, type RawRequest, type Reply } from '../http/raw-request.ts';
import { resourceMissing } from '../http/stripe-error.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import { languageOf, originOf, pageReply, redirectReply } from './page-frame.ts';
import { setupForm } from './setup-form.ts';
import { SETUP_TEXTS } from './setup-texts.ts';

type LinkRecord = StoredRecord<'account_link'>;

const TICKET_LENGTH = 24;
const OUTCOMES = ['active', 'in_review', 'document_needed', 'rejected'] as const;
const ENTITY_TYPES = ['individual', 'company', 'non_profit'] as const;

/**
 * The onboarding page `/setup/:token`. A link works for one visit: the visit hands out a ticket
 * that only its own form knows; every later visit goes to the refresh address.
 */
export class SetupPage {
  private readonly sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
  }

  serve(request: RawRequest, token: string): Reply {
    const link = this.sandbox.store.find('account_link', `link_${token}`);
    if (link === undefined) throw resourceMissing('account link', token, 'token');
    return request.method === 'POST' ? this.submit(request, link) : this.visit(request, link);
  }

  private visit(request: RawRequest, link: LinkRecord): Reply {
    const { hidden } = link;
    if (hidden.ticket !== null || hidden.expiresAt <= this.sandbox.clock.now()) {
      return redirectReply(hidden.refreshUrl);
    }
    const ticket = this.sandbox.ids.token(TICKET_LENGTH);
    const used = this.sandbox.transact(() => this.sandbox.store.patch(link, {}, { ticket }));
    const account = this.sandbox.store.need('account', hidden.account);
    const individual = account.body.identity?.individual;
    return this.form(request, used, {
      entityType: entityTypeOf(account.body.identity?.entity_type),
      givenName: individual?.given_name ?? '',
      surname: individual?.surname ?? '',
      companyName: account.body.identity?.business_details?.registered_name ?? '',
    });
  }

  private submit(request: RawRequest, link: LinkRecord): Reply {
    const form = decodeForm(request.body);
    const { hidden } = link;
    if (hidden.ticket === null || hidden.doneAt !== null || form.ticket !== hidden.ticket) {
      return redirectReply(hidden.refreshUrl);
    }
    const entry = entryOf(form);
    const mistakes = checkOnboarding(entry);
    if (mistakes.length > 0) return this.form(request, link, entry, mistakes);
    this.sandbox.transact(() => {
      const account = this.sandbox.store.need('account', hidden.account);
      submitOnboarding(this.sandbox, account, entry);
      this.sandbox.store.patch(link, {}, { doneAt: this.sandbox.clock.now() });
    });
    return redirectReply(hidden.returnUrl);
  }

  private form(
    request: RawRequest,
    link: LinkRecord,
    entry: Partial<OnboardingEntry>,
    mistakes: EntryMistake[] = [],
  ): Reply {
    const account = this.sandbox.store.need('account', link.hidden.account);
    const [locale] = account.body.defaults?.locales ?? [];
    const language = languageOf(locale ?? null, headerOf(request, 'accept-language'));
    return pageReply({
      title: SETUP_TEXTS[language].title,
      language,
      status: mistakes.length > 0 ? 422 : 200,
      formTargets: [...originOf(link.hidden.returnUrl), ...originOf(link.hidden.refreshUrl)],
      content: setupForm(
        {
          action: request.path,
          ticket: link.hidden.ticket ?? '',
          returnUrl: link.hidden.returnUrl,
          displayName: account.body.display_name ?? account.id,
        },
        entry,
        mistakes,
        language,
      ),
    });
  }
}

function entityTypeOf(value: unknown): OnboardingEntry['entityType'] {
  return ENTITY_TYPES.find((type) => type === value) ?? 'individual';
}

function entryOf(form: Record<string, unknown>): OnboardingEntry {
  const read = (name: string) => (typeof form[name] === 'string' ? form[name].trim() : '');
  const outcome: AccountOutcome =
    OUTCOMES.find((candidate) => candidate === form.outcome) ?? 'active';
  return {
    entityType: entityTypeOf(form.entityType),
    givenName: read('givenName'),
    surname: read('surname'),
    companyName: read('companyName'),
    birthDate: read('birthDate'),
    line1: read('line1'),
    postalCode: read('postalCode'),
    city: read('city'),
    iban: read('iban'),
    outcome,
  };
}
