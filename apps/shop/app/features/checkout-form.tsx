import type { CartView } from '@markthalle/contracts/cart';
import { OrderButton } from '@markthalle/ui/components/button';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import { Field } from '@markthalle/ui/components/field';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { CheckoutSummary } from './checkout-summary.tsx';
import { Totals } from './totals.tsx';

type CheckoutProps = {
  readonly language: Language;
  readonly cart: CartView;
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
  readonly idempotencyKey: string;
};

/** One page, one form: at most seven fields, the summary, and the button below the total. */
export function CheckoutForm(props: CheckoutProps) {
  const { language, cart } = props;
  const texts = shopTexts(language).checkout;
  return (
    <form method="post" className="checkout" noValidate>
      <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />
      <input type="hidden" name="expectedTotalCents" value={cart.totalCents} />
      <fieldset className="box checkout__fields">
        <legend className="checkout__legend">{texts.contact}</legend>
        <ContactFields {...props} />
        {cart.needsAddress && <AddressFields {...props} />}
        <PhoneAndAge {...props} />
      </fieldset>
      <div className="box checkout__summary">
        <CheckoutSummary language={language} cart={cart} />
        <p className="small">
          {texts.legal} <a href={pathTo('terms', language)}>{texts.terms}</a>,{' '}
          <a href={pathTo('withdrawalPolicy', language)}>{texts.withdrawal}</a>,{' '}
          <a href={pathTo('privacy', language)}>{texts.privacy}</a>. {texts.afterwards}
        </p>
        <Totals language={language} sums={cart} />
        <OrderButton />
      </div>
    </form>
  );
}

const errorOf = ({ problems }: CheckoutProps, field: string) =>
  problems.find((problem) => problem.field === field)?.message;

function ContactFields(props: CheckoutProps) {
  const texts = shopTexts(props.language).checkout;
  return (
    <>
      <Field
        name="email"
        type="email"
        label={texts.email}
        hint={texts.emailHint}
        value={props.values.email}
        error={errorOf(props, 'email')}
        autoComplete="email"
        inputMode="email"
        maxLength={254}
        required
      />
      <Field
        name="name"
        label={texts.name}
        value={props.values.name}
        error={errorOf(props, 'name')}
        autoComplete="name"
        maxLength={120}
        required
      />
    </>
  );
}

function AddressFields(props: CheckoutProps) {
  const texts = shopTexts(props.language).checkout;
  return (
    <>
      <Field
        name="street"
        label={texts.street}
        value={props.values.street}
        error={errorOf(props, 'street')}
        autoComplete="street-address"
        maxLength={120}
        required
      />
      <div className="field-row">
        <Field
          name="postcode"
          label={texts.postcode}
          value={props.values.postcode ?? props.cart.postcode ?? ''}
          error={errorOf(props, 'postcode')}
          autoComplete="postal-code"
          inputMode="numeric"
          maxLength={5}
          required
        />
        <Field
          name="town"
          label={texts.town}
          value={props.values.town}
          error={errorOf(props, 'town')}
          autoComplete="address-level2"
          maxLength={120}
          required
        />
      </div>
    </>
  );
}

function PhoneAndAge(props: CheckoutProps) {
  const texts = shopTexts(props.language).checkout;
  const { minAge } = props.cart;
  return (
    <>
      <Field
        name="phone"
        type="tel"
        label={texts.phone}
        hint={texts.phoneHint}
        value={props.values.phone}
        error={errorOf(props, 'phone')}
        autoComplete="tel"
        inputMode="tel"
        maxLength={30}
        optional
      />
      {minAge !== null && (
        <Field
          name="birthDate"
          type="date"
          label={texts.birthDate}
          hint={texts.birthDateHint(minAge)}
          value={props.values.birthDate}
          error={errorOf(props, 'birthDate')}
          autoComplete="bday"
          required
        />
      )}
    </>
  );
}
