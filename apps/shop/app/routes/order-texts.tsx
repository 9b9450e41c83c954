import { readOrderLegalDocuments } from '@markthalle/contracts/legal';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LegalText } from '../features/legal-text.tsx';
import { LegalVersion } from '../features/legal-version.tsx';
import { headOf, privateHead } from '../features/page-head.ts';
import { pathTo } from '../paths.ts';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

/** All legal texts of one order on one page to read, save and print, in the versions of its day. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { api, language } = shop;
  const token = params.token ?? '';
  const answer = await api.call(readOrderLegalDocuments, { language, orderToken: token });
  if (!answer.ok) throwProblem(answer.problem);
  const { number, documents } = answer.value;
  return {
    language,
    token,
    number,
    documents,
    head: privateHead(shop, shopTexts(language).legal.orderTitle(number)),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function OrderTexts() {
  const { language, token, number, documents } = useLoaderData<typeof loader>();
  const texts = shopTexts(language).legal;
  return (
    <div className="wrap plain-page prose">
      <h1>{texts.orderTitle(number)}</h1>
      <p>{texts.orderLead}</p>
      <p>
        <a href={pathTo('order', language, { token })}>{texts.toOrder}</a>
      </p>
      {documents.map((document) => (
        <article key={document.documentId} className="order-text">
          <h2 className="order-text__title">{document.title}</h2>
          <LegalText body={document.body} />
          <LegalVersion language={language} document={document} />
        </article>
      ))}
    </div>
  );
}
