import { randomUUID } from 'node:crypto';
import { readCode } from '@markthalle/contracts/codes';
import { Id, MAX_QUANTITY } from '@markthalle/contracts/fields';
import { Button } from '@markthalle/ui/components/button';
import { ErrorSummary } from '@markthalle/ui/components/error-summary';
import { Field } from '@markthalle/ui/components/field';
import { Notice } from '@markthalle/ui/components/notice';
import type { Language } from '@markthalle/ui/language';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CodeOrder, CodeQuantity, ToBasket } from '../features/code-order.tsx';
import { CodeProduct } from '../features/code-product.tsx';
import { NO_COPY, OFFLINE_COPY } from '../features/offline-copies.ts';
import { headOf, privateHead } from '../features/page-head.ts';
import { pathTo } from '../paths.ts';
import { forgetThisDevice, orderFromCode } from '../server/code-order.server.ts';
import { formFailed, formValues, throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

const NOT_FOUND = 404;

/** Where the code on a jar leads (journey: scan, order, pay). */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const answer = await shop.api.call(readCode, {
    language,
    code: params.code ?? '',
    variantId: Id.safeParse(shop.url.searchParams.get('packung')).data,
    quantity: askedQuantity(shop.url.searchParams),
    deviceToken: shop.deviceToken ?? undefined,
  });
  const texts = shopTexts(language).code;
  const base = { language, forgotten: shop.url.searchParams.has('vergessen') };
  if (!answer.ok) {
    if (answer.problem.code !== 'code-not-found' && answer.problem.code !== 'invalid-input') {
      throwProblem(answer.problem);
    }
    const head = privateHead(shop, texts.unknown);
    return data({ ...base, page: null, idempotencyKey: '', head }, { status: NOT_FOUND });
  }
  const page = answer.value;
  if (page.leadsTo === 'producer') {
    throw redirect(pathTo('producer', language, { slug: page.producer.slug }), 302);
  }
  if (page.card === null) {
    const q = page.labelled ?? page.producer.name;
    throw redirect(pathTo('search', language, {}, { q }), 302);
  }
  const title = texts.title(page.card.name, page.producer.name);
  const own = {
    ...base,
    page,
    // Made with the page: a second press of the button sends the same key and orders nothing new.
    idempotencyKey: randomUUID(),
    head: privateHead(shop, title, formFailed(context)),
  };
  // What names a person is not kept for reading without a line.
  return page.offer === null ? data(own) : data(own, { headers: { [OFFLINE_COPY]: NO_COPY } });
}

/** Name and price may change any minute, and the page may be this device's own. */
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }): Record<string, string> => {
  const copy = loaderHeaders.get(OFFLINE_COPY);
  return {
    'Cache-Control': 'private, no-cache',
    ...(copy === null ? {} : { [OFFLINE_COPY]: copy }),
  };
};

/** The number and, without scripts, the button beside it that was pressed. */
function askedQuantity(query: URLSearchParams): number {
  const asked = Number(query.get('menge') ?? 1) + Number(query.get('step') ?? 0);
  return Number.isInteger(asked) ? Math.min(Math.max(asked, 1), MAX_QUANTITY) : 1;
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  const code = params.code ?? '';
  const values = await formValues(request);
  if (values.intent === 'forget') {
    const own = pathTo('code', shop.language, { code: encodeURIComponent(code) });
    return forgetThisDevice(shop, `${own}?vergessen=1`);
  }
  return orderFromCode(shop, context, code, values);
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => headOf(loaded?.head);

export default function Code() {
  const { language, page, idempotencyKey, forgotten } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const texts = shopTexts(language).code;
  if (page === null || page.card === null) return <UnknownCode language={language} />;
  const { card, offer } = page;
  const buyable = page.variantId !== null && card.inSeason;
  return (
    <div className="wrap code-page">
      <ErrorSummary problems={refused?.problems ?? []} />
      {forgotten && <Notice tone="good" title={texts.forgotten} live />}
      <CodeProduct language={language} page={page} card={card} />
      {!buyable && (
        <Notice tone="warn" title={card.inSeason ? texts.soldOut : texts.offSeason} live />
      )}
      {buyable && (
        <>
          <CodeQuantity language={language} page={page} />
          {page.minAge !== null && <p className="small">{texts.agePlease}</p>}
          {offer === null ? (
            <ToBasket language={language} page={page} />
          ) : (
            <CodeOrder language={language} page={page} idempotencyKey={idempotencyKey} />
          )}
        </>
      )}
    </div>
  );
}

function UnknownCode({ language }: { readonly language: Language }) {
  const texts = shopTexts(language).code;
  return (
    <div className="wrap plain-page">
      <h1>{texts.unknown}</h1>
      <p>{texts.unknownMore}</p>
      <form action={pathTo('search', language)} className="narrow-form">
        <Field name="q" type="search" label={texts.searchLabel} maxLength={100} />
        <p className="button-row">
          <Button kind="primary">{texts.search}</Button>
        </p>
      </form>
    </div>
  );
}
