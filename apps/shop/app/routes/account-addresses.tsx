import { listAddresses, removeAddress, saveAddress } from '@markthalle/contracts/accounts';
import { Button } from '@markthalle/ui/components/button';
import { ErrorSummary } from '@markthalle/ui/components/error-summary';
import { Field } from '@markthalle/ui/components/field';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AccountMenu } from '../features/account-menu.tsx';
import { headOf } from '../features/page-head.ts';
import { pathTo } from '../paths.ts';
import { accountPage } from '../server/account-page.server.ts';
import { formValues, refuseForm, refuseProblem } from '../server/form.server.ts';
import { signedInRequest, throwAccountProblem } from '../server/signed-in.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = signedInRequest(request, context);
  const answer = await shop.api.call(listAddresses, {});
  if (!answer.ok) throwAccountProblem(shop, answer.problem);
  const page = accountPage(request, context, (texts) => texts.addresses.title);
  return { ...page, addresses: answer.value.addresses };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const shop = signedInRequest(request, context);
  const { language, api } = shop;
  const values = await formValues(request);
  const own = pathTo('accountAddresses', language);
  if (values.intent === 'remove') {
    await api.call(removeAddress, { addressId: values.addressId ?? '' });
    return redirect(own, 303);
  }
  const { name = '', street = '', postcode = '', town = '' } = values;
  const phone = values.phone?.trim() ? values.phone : null;
  const answer = await api.call(saveAddress, { name, street, postcode, town, phone });
  if (answer.ok) return redirect(own, 303);
  if (answer.problem.code === 'not-authenticated') throwAccountProblem(shop, answer.problem);
  if (answer.problem.code !== 'invalid-input') {
    return refuseProblem(context, answer.problem, values, language);
  }
  const messages = shopTexts(language).checkout.missing;
  // A field may break several rules; its one sentence says what to enter.
  const wrong = new Map(
    (answer.problem.errors ?? []).map(({ pointer, message }) => [pointer.slice(1), message]),
  );
  const problems = [...wrong].map(([field, message]) => ({
    field,
    message: messages[field] ?? message,
  }));
  return refuseForm(context, { problems, values }, 400);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function AccountAddresses() {
  const { language, addresses } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const texts = shopTexts(language);
  return (
    <div className="wrap plain-page">
      <ErrorSummary problems={refused?.problems ?? []} />
      <h1>{texts.addresses.title}</h1>
      <AccountMenu language={language} current="accountAddresses" />
      {addresses.length === 0 && <p className="empty">{texts.addresses.empty}</p>}
      <ul className="account-list">
        {addresses.map((address) => (
          <li key={address.addressId} className="box">
            <p>
              {address.name}
              <br />
              {address.street}
              <br />
              {address.postcode} {address.town}
            </p>
            <form method="post">
              <input type="hidden" name="addressId" value={address.addressId} />
              <Button
                kind="quiet"
                name="intent"
                value="remove"
                label={texts.addresses.removeNamed(address.street)}
              >
                {texts.addresses.remove}
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <AddressForm />
    </div>
  );
}

const FIELDS = [
  { name: 'name', autoComplete: 'name', maxLength: 120 },
  { name: 'street', autoComplete: 'street-address', maxLength: 120 },
  { name: 'postcode', autoComplete: 'postal-code', maxLength: 5 },
  { name: 'town', autoComplete: 'address-level2', maxLength: 120 },
  { name: 'phone', autoComplete: 'tel', maxLength: 30 },
] as const;

function AddressForm() {
  const { language } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const texts = shopTexts(language);
  return (
    <form method="post" className="box narrow-form" noValidate>
      <h2>{texts.addresses.add}</h2>
      {FIELDS.map((field) => (
        <Field
          key={field.name}
          {...field}
          label={texts.checkout[field.name]}
          value={refused?.values[field.name]}
          error={refused?.problems.find((problem) => problem.field === field.name)?.message}
          inputMode={field.name === 'postcode' ? 'numeric' : undefined}
          required={field.name !== 'phone'}
          optional={field.name === 'phone'}
        />
      ))}
      <p className="button-row">
        <Button kind="primary">{texts.addresses.save}</Button>
      </p>
    </form>
  );
}
