import { Contact, DeliveryAddress } from '@markthalle/contracts/checkout';
import { Day, MAX_NAME_CHARS } from '@markthalle/contracts/fields';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

export type CheckoutInput = {
  readonly contact: Contact;
  readonly address: DeliveryAddress | null;
  readonly birthDate: string | null;
  readonly serviceConsents: { readonly startEarly: boolean; readonly knowsLoss: boolean };
};

type Values = Readonly<Record<string, string>>;
type Issues = readonly { readonly code: string; readonly path: readonly PropertyKey[] }[];

/**
 * The checkout's fields in the order of the page. Which there are, the submitted form tells, not
 * the basket: a second press must send the same input after the first has emptied the basket. The
 * API asks for an address or a birth date that is missing.
 */
export function readCheckoutFields(
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
  const problems = problemsOf(
    [
      ...(contact.error?.issues ?? []),
      ...(address?.error?.issues ?? []),
      ...(birthDate?.error?.issues.map(({ code }) => ({ code, path: ['birthDate'] })) ?? []),
    ],
    language,
  );
  if (!contact.success || problems.length > 0) return { problems };
  return {
    input: {
      contact: contact.data,
      address: address?.data ?? null,
      birthDate: birthDate?.data ?? null,
      serviceConsents: {
        startEarly: values.startEarly !== undefined,
        knowsLoss: values.knowsLoss !== undefined,
      },
    },
  };
}

/** One sentence per field, in the order of the page. */
function problemsOf(issues: Issues, language: Language): FieldProblem[] {
  const { missing, tooLong } = shopTexts(language).checkout;
  const found = new Map<string, string>();
  for (const { code, path } of issues) {
    const field = String(path[0]);
    const isLong = code === 'too_big' && field !== 'postcode';
    if (!found.has(field)) {
      found.set(field, isLong ? tooLong(MAX_NAME_CHARS) : (missing[field] ?? field));
    }
  }
  return FIELD_ORDER.flatMap((field) => {
    const message = found.get(field);
    return message === undefined ? [] : [{ field, message }];
  });
}

const FIELD_ORDER = ['email', 'name', 'street', 'postcode', 'town', 'phone', 'birthDate'] as const;
