import type { CartView } from '@markthalle/contracts/cart';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import { Field } from '@markthalle/ui/components/field';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

type FieldsProps = {
  readonly language: Language;
  readonly cart: Pick<CartView, 'needsAddress' | 'postcode'>;
  /** Set where alcohol is in the basket and no service proves the age. */
  readonly askBirthDateFrom: number | null;
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
};

/** At most seven fields; three where everything is fetched (Art. 5(1)(c) GDPR). */
export function CheckoutFields(props: FieldsProps) {
  return (
    <>
      <ContactFields {...props} />
      {props.cart.needsAddress && <AddressFields {...props} />}
      <PhoneAndAge {...props} />
    </>
  );
}

const errorOf = ({ problems }: FieldsProps, field: string) =>
  problems.find((problem) => problem.field === field)?.message;

function ContactFields(props: FieldsProps) {
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

function AddressFields(props: FieldsProps) {
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

function PhoneAndAge(props: FieldsProps) {
  const texts = shopTexts(props.language).checkout;
  const { askBirthDateFrom } = props;
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
      {askBirthDateFrom !== null && (
        <Field
          name="birthDate"
          type="date"
          label={texts.birthDate}
          hint={texts.birthDateHint(askBirthDateFrom)}
          value={props.values.birthDate}
          error={errorOf(props, 'birthDate')}
          autoComplete="bday"
          required
        />
      )}
    </>
  );
}
