import { readWithdrawalReceipt } from '@markthalle/contracts/withdrawals';
import { ButtonLink } from '@markthalle/ui/components/button';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Notice } from '@markthalle/ui/components/notice';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { headOf, privateHead } from '../features/page-head.ts';
import { pathTo } from '../paths.ts';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { api, language } = shop;
  const receiptToken = params.token ?? '';
  const answer = await api.call(readWithdrawalReceipt, { language, receiptToken });
  if (!answer.ok) throwProblem(answer.problem);
  const head = privateHead(shop, shopTexts(language).receipt.title);
  return { language, receipt: answer.value, head };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

/** The receipt at once on screen: content, date, time; it confirms nothing else. */
export default function WithdrawalReceived() {
  const { language, receipt } = useLoaderData<typeof loader>();
  const texts = shopTexts(language).receipt;
  const facts = receipt.content.split('\n').map((line) => {
    const colon = line.indexOf(': ');
    return { term: line.slice(0, colon), fact: line.slice(colon + 2) };
  });
  return (
    <div className="wrap plain-page stack">
      <h1>{texts.title}</h1>
      <Notice tone="good" live>
        {texts.lead(receipt.email)}
      </Notice>
      <section className="box receipt">
        <h2>{texts.content}</h2>
        <KeyFacts facts={facts} />
        <p className="small muted break-anywhere">
          {texts.hash}: {receipt.contentSha256}
        </p>
        <p className="button-row">
          <ButtonLink
            href={pathTo('withdrawalPaper', language, { token: receipt.receiptToken })}
            icon="file-text"
          >
            {texts.download}
          </ButtonLink>
        </p>
      </section>
    </div>
  );
}
