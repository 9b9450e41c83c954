import { sessionForBuyer } from '../checkout/payable-session.ts';
import { decodeForm } from '../http/form-encoding.ts';
import { headerOf, type RawRequest, type Reply } from '../http/raw-request.ts';
import { type ConfirmResult, confirmPayment, resolveAction } from '../payments/confirm-payment.ts';
import { isProblem, type PaymentEntry, readPaymentEntry } from '../payments/payment-input.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import { checkoutForm, type FormState } from './checkout-form.ts';
import { CHECKOUT_TEXTS } from './checkout-texts.ts';
import { html } from './html.ts';
import { type Language, languageOf, originOf, pageReply, redirectReply } from './page-frame.ts';

type SessionRecord = StoredRecord<'checkout_session'>;

const PLACEHOLDER = '{CHECKOUT_SESSION_ID}';

/** The hosted payment page `/c/pay/:id` and its bank page `/c/pay/:id/bank`. */
export class CheckoutPage {
  private readonly sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
  }

  serve(request: RawRequest, id: string, step: 'pay' | 'bank'): Reply {
    const session = this.sandbox.transact(() => sessionForBuyer(this.sandbox, id));
    const language = languageOf(session.body.locale, headerOf(request, 'accept-language'));
    if (session.body.status !== 'open') return this.gone(session, language);
    if (step === 'bank') {
      return request.method === 'POST'
        ? this.decide(request, session, language)
        : this.bankPage(session, language);
    }
    if (request.method === 'POST') return this.pay(request, session, language);
    return this.form(session, language, { entry: { method: '' } });
  }

  private form(session: SessionRecord, language: Language, state: FormState, status = 200): Reply {
    const items = this.sandbox.store
      .list('line_item', {
        where: [{ field: 'hidden.session', op: '=', value: session.id }],
        order: 'oldest',
      })
      .map(({ body }) => body);
    return pageReply({
      title: CHECKOUT_TEXTS[language].title,
      language,
      status,
      content: checkoutForm(session.body, items, language, state),
      formTargets: originOf(session.body.success_url),
    });
  }

  private pay(request: RawRequest, session: SessionRecord, language: Language): Reply {
    const entry = entryOf(request);
    const { payment_method_types: offered } = session.body;
    const input = readPaymentEntry(entry, offered, this.sandbox.clock.now());
    // What was typed is shown again, except for the security code.
    const shown = { ...entry, cvc: '' };
    if (isProblem(input)) {
      const message = CHECKOUT_TEXTS[language].problems[input.problem];
      return this.form(session, language, { entry: shown, problem: input, message }, 422);
    }
    const result = this.sandbox.transact(() =>
      confirmPayment(this.sandbox, this.sandbox.store.need('checkout_session', session.id), input),
    );
    if (result.outcome === 'action') return redirectReply(`/c/pay/${session.id}/bank`);
    if (result.outcome === 'declined') {
      const message = declineSentence(result, language);
      return this.form(session, language, { entry: shown, message }, 402);
    }
    return redirectReply(successAddress(session));
  }

  private bankPage(session: SessionRecord, language: Language): Reply {
    const texts = CHECKOUT_TEXTS[language];
    const pending = this.pendingType(session);
    if (pending === undefined) return redirectReply(`/c/pay/${session.id}`);
    return pageReply({
      title: texts.bankTitle,
      language,
      formTargets: originOf(session.body.success_url),
      content: html`<h1>${texts.bankTitle}</h1>
<p>${pending === 'three_d_secure' ? texts.cardBankIntro : texts.redirectIntro}</p>
<form method="post" action="/c/pay/${session.id}/bank" class="buttons">
<button type="submit" name="decision" value="approve" class="primary">${texts.approve}</button>
<button type="submit" name="decision" value="deny">${texts.deny}</button>
</form>`,
    });
  }

  private decide(request: RawRequest, session: SessionRecord, language: Language): Reply {
    if (this.pendingType(session) === undefined) return redirectReply(`/c/pay/${session.id}`);
    const approved = decodeForm(request.body).decision === 'approve';
    const result = this.sandbox.transact(() =>
      resolveAction(
        this.sandbox,
        this.sandbox.store.need('checkout_session', session.id),
        approved,
      ),
    );
    if (result.outcome === 'declined') {
      const message = declineSentence(result, language);
      return this.form(session, language, { entry: { method: '' }, message }, 402);
    }
    return redirectReply(successAddress(session));
  }

  private pendingType(session: SessionRecord): string | undefined {
    const id = session.body.payment_intent;
    if (typeof id !== 'string') return undefined;
    const intent = this.sandbox.store.need('payment_intent', id);
    return intent.body.status === 'requires_action' ? intent.hidden.pendingAction?.type : undefined;
  }

  private gone(session: SessionRecord, language: Language): Reply {
    const texts = CHECKOUT_TEXTS[language];
    const isComplete = session.body.status === 'complete';
    const back = isComplete ? successAddress(session) : session.body.cancel_url;
    return pageReply({
      title: texts.title,
      language,
      status: isComplete ? 200 : 410,
      content: html`<h1>${texts.title}</h1>
<p role="status">${texts.gone[isComplete ? 'complete' : 'expired']}</p>
${back ? html`<p><a href="${back}">${texts.back}</a></p>` : null}`,
    });
  }
}

function successAddress({ id, body }: SessionRecord): string {
  return String(body.success_url).replaceAll(PLACEHOLDER, id);
}

function entryOf(request: RawRequest): PaymentEntry {
  const form = decodeForm(request.body);
  const read = (name: string) => (typeof form[name] === 'string' ? form[name] : undefined);
  return {
    method: read('method') ?? '',
    number: read('number'),
    expiry: read('expiry'),
    cvc: read('cvc'),
    iban: read('iban'),
    name: read('name'),
    email: read('email'),
  };
}

function declineSentence(
  { decline }: Extract<ConfirmResult, { outcome: 'declined' }>,
  language: Language,
): string {
  const texts = CHECKOUT_TEXTS[language];
  const sentence = texts.declines[decline.declineCode ?? ''] ?? texts.declines[decline.code];
  return `${sentence ?? ''} ${texts.failed}`.trim();
}
