import type { OutputOf } from '@markthalle/contracts/endpoint';
import { readOfficeOrder } from '@markthalle/contracts/office-orders';
import { ButtonLink } from '@markthalle/ui/components/button';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { de } from '@markthalle/ui/texts/de';
import { money } from '@markthalle/workplace/german-money';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { JournalEntries } from '../features/journal-entries.tsx';
import { OrderPromises } from '../features/order-promises.tsx';
import { OrderRefunds } from '../features/order-refunds.tsx';
import { OrderOperations, OrderParts } from '../features/order-tables.tsx';
import { PageHead } from '../features/page-head.tsx';
import { ProviderLink } from '../features/provider-link.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { producerAccounts } from '../server/producer-accounts.ts';
import { PAYMENT_METHODS, PAYMENT_TONES, orderTexts as texts } from '../texts/orders.ts';
import { refundTexts } from '../texts/refunds.ts';
import { treasuryTexts } from '../texts/treasury.ts';

type OfficeOrder = OutputOf<typeof readOfficeOrder>;

export const meta = officeTitle<OfficeOrder>(({ order }) => texts.orderTitle(order.number));

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const [found, names] = await Promise.all([
    visit.read(readOfficeOrder, { orderId: args.params.orderId ?? '' }),
    producerAccounts(visit),
  ]);
  return { ...found, names, orderId: args.params.orderId ?? '' };
}

export default function OrderPage() {
  const found = useLoaderData<typeof loader>();
  const { order, entries } = found;
  return (
    <>
      <PageHead
        title={texts.orderTitle(order.number)}
        sub={texts.placed(formatInstant(order.placedAt, 'de'))}
      >
        <Tag tone={PAYMENT_TONES[order.paymentState]}>{de.paymentStates[order.paymentState]}</Tag>
        {found.charge !== null && (
          <ButtonLink href={`/bestellungen/${found.orderId}/erstatten`}>
            {refundTexts.newLink}
          </ButtonLink>
        )}
        {order.paymentState === 'processing' && (
          <ButtonLink href={`/bestellungen/${found.orderId}/frueh-versenden`}>
            {treasuryTexts.earlyLink}
          </ButtonLink>
        )}
      </PageHead>
      <div className="side-by-side">
        <Contact order={order} />
        <Amounts found={found} />
      </div>
      <OrderParts found={found} />
      <OrderPromises parts={order.producerOrders} />
      {found.refunds.length > 0 && <OrderRefunds refunds={found.refunds} />}
      <OrderOperations operations={found.operations} />
      <Block title={texts.entries}>
        {entries.length === 0 ? (
          <p>{texts.noEntries}</p>
        ) : (
          <JournalEntries entries={entries} names={found.names} />
        )}
      </Block>
    </>
  );
}

function Contact({ order }: { readonly order: OfficeOrder['order'] }) {
  const { contact, address } = order;
  const { contactTerms: terms } = texts;
  const place = address && `${address.street}, ${address.postcode} ${address.town}`;
  return (
    <Block title={texts.contact}>
      <KeyFacts
        facts={[
          { term: terms.name, fact: contact.name },
          { term: terms.email, fact: <a href={`mailto:${contact.email}`}>{contact.email}</a> },
          { term: terms.phone, fact: contact.phone ?? '–' },
          { term: terms.address, fact: place ?? '–' },
        ]}
      />
    </Block>
  );
}

function Amounts({ found }: { readonly found: OfficeOrder }) {
  const { order, charge } = found;
  const { amountTerms: terms } = texts;
  return (
    <Block title={texts.amounts}>
      <KeyFacts
        facts={[
          { term: terms.goods, fact: money(order.goodsCents) },
          { term: terms.deposit, fact: money(order.depositCents) },
          { term: terms.delivery, fact: money(order.deliveryCents) },
          { term: terms.total, fact: <b>{money(order.totalCents)}</b> },
          ...(charge === null
            ? []
            : [
                { term: terms.charged, fact: money(charge.amountCents) },
                { term: terms.fee, fact: money(charge.feeCents) },
                { term: terms.method, fact: PAYMENT_METHODS[charge.method] ?? charge.method },
                { term: terms.charge, fact: <ProviderLink id={charge.chargeId} /> },
              ]),
        ]}
      />
    </Block>
  );
}
