import { setCartDelivery } from '@markthalle/contracts/cart';
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
import { headOf, privateHead } from '../features/page-head.ts';
import { MAX_TYPED_POSTCODE, postcodeProblem } from '../features/postcode-check.ts';
import { pathTo } from '../paths.ts';
import { formFailed, formValues, refuseForm, safeReturnPath } from '../server/form.server.ts';
import { cookieHeaders, shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export function loader({ request, context }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language, url } = shop;
  const home = pathTo('home', language);
  return {
    language,
    postcode: shop.postcode,
    returnTo: safeReturnPath(url.searchParams.get('zurueck') ?? undefined, home),
    head: privateHead(shop, shopTexts(language).postcode.title, formFailed(context)),
  };
}

/** Remembers where to deliver; a basket that exists learns it at once. */
export async function action({ request, context }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const values = await formValues(request);
  const returnTo = safeReturnPath(values.returnTo, pathTo('home', language));
  if (values.intent === 'forget') {
    return redirect(returnTo, {
      status: 303,
      headers: cookieHeaders(shop.cookies.postcode.clear()),
    });
  }
  const postcode = (values.postcode ?? '').trim();
  const message = postcodeProblem(postcode, language);
  if (message !== null) {
    return refuseForm(context, { problems: [{ field: 'postcode', message }], values }, 400);
  }
  if (shop.cart !== null) {
    // A basket that is gone, or a way that no longer fits, shows itself on the basket's page.
    await shop.api.call(setCartDelivery, { language, cartToken: shop.cart.token, postcode });
  }
  const headers = cookieHeaders(shop.cookies.postcode.write(postcode));
  return redirect(returnTo, { status: 303, headers });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function PostcodePage() {
  const { language, postcode, returnTo } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const texts = shopTexts(language).postcode;
  return (
    <div className="wrap plain-page">
      <ErrorSummary problems={refused?.problems ?? []} />
      <h1>{texts.title}</h1>
      <form method="post" className="narrow-form" noValidate>
        <input type="hidden" name="returnTo" value={refused?.values.returnTo ?? returnTo} />
        <Field
          name="postcode"
          label={texts.label}
          hint={texts.hint}
          value={refused?.values.postcode ?? postcode ?? ''}
          error={refused?.problems[0]?.message}
          inputMode="numeric"
          autoComplete="postal-code"
          maxLength={MAX_TYPED_POSTCODE}
          required
        />
        <p className="button-row">
          <Button kind="primary" iconAfter="arrow-right">
            {texts.save}
          </Button>
          {postcode && (
            <Button kind="quiet" name="intent" value="forget">
              {texts.forget}
            </Button>
          )}
        </p>
      </form>
    </div>
  );
}
