import type { CheckoutView } from '@markthalle/contracts/checkout-view';
import { brand } from '@markthalle/ui/brand';
import { Button, ButtonLink, OrderButton } from '@markthalle/ui/components/button';
import { Checkbox } from '@markthalle/ui/components/choice-field';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import { Notice } from '@markthalle/ui/components/notice';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { CheckoutFields } from './checkout-fields.tsx';
import { CheckoutSummary } from './checkout-summary.tsx';
import { GuaranteeNotice } from './guarantee-notice.tsx';
import { ProducerIdentity } from './producer-identity.tsx';
import { Totals } from './totals.tsx';

type CheckoutProps = {
  readonly language: Language;
  readonly view: CheckoutView;
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
  readonly idempotencyKey: string;
};

/**
 * One page, one form: at most seven fields, what applies, the summary, and the button below the
 * total. Between summary and button nothing else can be pressed (§ 312j(2) BGB).
 */
export function CheckoutForm(props: CheckoutProps) {
  const { language, view } = props;
  const { cart, ageCheck } = view;
  const texts = shopTexts(language).checkout;
  const blocked = cart.blockers.length > 0;
  return (
    <form method="post" className="checkout" noValidate>
      <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />
      <input type="hidden" name="expectedTotalCents" value={cart.totalCents} />
      <fieldset className="box checkout__fields">
        <legend className="checkout__legend">{texts.contact}</legend>
        <CheckoutFields
          {...props}
          cart={cart}
          askBirthDateFrom={ageCheck?.by === 'declaration' ? ageCheck.minAge : null}
        />
        <Checkbox name="remember" checked={props.values.remember !== undefined}>
          {shopTexts(language).remember.label}
        </Checkbox>
        <p className="small muted">{shopTexts(language).remember.more}</p>
        <ServiceConsents {...props} />
      </fieldset>
      <div className="box checkout__summary">
        <h2>{texts.check}</h2>
        <WhatApplies language={language} view={view} />
        {blocked && <BlockedNotice {...props} />}
        <div data-order-summary="">
          <CheckoutSummary language={language} cart={cart} lines={view.lines} />
          <Totals language={language} sums={cart} />
        </div>
        {!blocked && <OrderButton />}
      </div>
    </form>
  );
}

/**
 * The two consents to an early start (§§ 356(4), 357a(2) BGB): unticked, nobody needs them to order, and
 * only where a service may start within the period.
 */
function ServiceConsents({ language, view, values }: CheckoutProps) {
  const texts = shopTexts(language).checkout.services;
  const early = view.lines.filter((line) => line.mayStartEarly).map(({ variantId }) => variantId);
  if (early.length === 0) return null;
  const names = view.cart.groups
    .flatMap(({ lines }) => lines)
    .filter(({ variantId }) => early.includes(variantId))
    .map(({ name }) => name);
  return (
    <fieldset className="plain-fieldset">
      <legend>{texts.title}</legend>
      <p>{texts.lead(names.join(', '))}</p>
      <Checkbox name="startEarly" checked={values.startEarly !== undefined}>
        {texts.startEarly}
      </Checkbox>
      <Checkbox name="knowsLoss" checked={values.knowsLoss !== undefined}>
        {texts.knowsLoss}
      </Checkbox>
    </fieldset>
  );
}

/** Contracts, sellers and texts; above the summary, so that nothing stands between it and the button. */
export function WhatApplies({
  language,
  view,
}: {
  readonly language: Language;
  readonly view: Pick<CheckoutView, 'sellers' | 'guaranteeNotice'>;
}) {
  const texts = shopTexts(language).checkout;
  return (
    <>
      <p>{texts.sellers(view.sellers.length, brand.name)}</p>
      <details className="checkout__sellers">
        <summary>{texts.showPartners(view.sellers.length)}</summary>
        <p className="small">{texts.partnersMore(brand.name)}</p>
        {view.sellers.map(({ producerId, seller }) => (
          <ProducerIdentity key={producerId} language={language} seller={seller} />
        ))}
      </details>
      <GuaranteeNotice language={language} document={view.guaranteeNotice} />
      <p className="small">
        {texts.legal} <a href={pathTo('terms', language)}>{texts.terms}</a>,{' '}
        <a href={pathTo('withdrawalPolicy', language)}>{texts.withdrawal}</a>,{' '}
        <a href={pathTo('privacy', language)}>{texts.privacy}</a>,{' '}
        <a href={pathTo('contractSteps', language)}>{shopTexts(language).legal.contractSteps}</a>.{' '}
        {texts.afterwards}
      </p>
    </>
  );
}

/** The basket changed under the form: what was typed stays, and one press accepts what is new. */
function BlockedNotice({ language, view }: CheckoutProps) {
  const texts = shopTexts(language);
  const changed = view.cart.blockers.some(({ code }) => code === 'line_changed');
  return (
    <Notice tone="warn" title={changed ? texts.checkout.changed : texts.checkout.blocked} live>
      <p className="button-row">
        {changed && (
          <Button small name="intent" value="accept">
            {texts.cart.accept}
          </Button>
        )}
        <ButtonLink href={pathTo('cart', language)}>{texts.checkout.toCart}</ButtonLink>
      </p>
    </Notice>
  );
}
