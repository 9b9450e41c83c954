import { readOfficeOrder } from '@markthalle/contracts/office-orders';
import { allowEarlyShipping } from '@markthalle/contracts/office-treasury';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { Block } from '@markthalle/ui/components/workplace';
import { formatMoney } from '@markthalle/ui/format/money';
import { done } from '@markthalle/workplace/server/form-action';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { treasuryTexts as texts } from '../texts/treasury.ts';

export const meta = officeTitle(texts.earlyTitle);

export async function loader(args: LoaderFunctionArgs) {
  const orderId = args.params.orderId ?? '';
  const { order } = await visitOffice(args).read(readOfficeOrder, { orderId });
  return { orderId, number: order.number, totalCents: order.totalCents };
}

export const action = officeAction(async ({ params, call }) => {
  const orderId = params.orderId ?? '';
  await call(allowEarlyShipping, { orderId });
  return done(`/bestellungen/${orderId}`, 'versand-frei');
});

/** Asks before goods leave unpaid, and names who bears the risk. */
export default function EarlyShippingPage() {
  const { orderId, number, totalCents } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={texts.earlyQuestion(number)} />
      <Block>
        <p>{texts.earlyText(formatMoney(totalCents, 'de'))}</p>
        <form method="post" className="button-row">
          <Button kind="primary">{texts.earlyButton}</Button>
          <ButtonLink href={`/bestellungen/${orderId}`}>{texts.earlyBack}</ButtonLink>
        </form>
      </Block>
    </>
  );
}
