import { Contact, DeliveryAddress } from '@markthalle/contracts/checkout';
import { Day } from '@markthalle/contracts/fields';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

export type CheckoutInput = {
  readonly contact: Contact;
  readonly address: DeliveryAddress | null;
  readonly birthDate: string | null;
};

type Values = Readonly<Record<string, string>>;

/**
 * The checkout's fields in the order of the page. Which there are, the submitted form tells, not
 * the basket: a second press must send the same input after the first has emptied the basket. The
 * API asks for an address or a birth date that is missing.
 */
export function readCheckout(
  values: Values,
  language: Language,
): { readonly input: CheckoutInput } | { readonly problems: readonly FieldProblem[] } {
  const contact = Contact.safeParse({
    email: values.email ?? '',
    name: values.name ?? '',
    phone: values.phone?.trim() ? values.phone : null,
  });
  const address =
    values.street !== undefined
      ? DeliveryAddress.safeParse({
          street: values.street ?? '',
          postcode: values.postcode ?? '',
          town: values.town ?? '',
        })
      : null;
  const birthDate = values.birthDate === undefined ? null : Day.safeParse(values.birthDate);
  const wrong = [
    ...(contact.error?.issues ?? []).map((issue) => String(issue.path[0])),
    ...(address?.error?.issues ?? []).map((issue) => String(issue.path[0])),
    ...(birthDate !== null && !birthDate.success ? ['birthDate'] : []),
  ];
  if (contact.success && wrong.length === 0) {
    return {
      input: {
        contact: contact.data,
        address: address?.data ?? null,
        birthDate: birthDate?.data ?? null,
      },
    };
  }
  const messages = shopTexts(language).checkout.missing;
  return {
    problems: [...new Set(wrong)].map((field) => ({ field, message: messages[field] ?? field })),
  };
}
