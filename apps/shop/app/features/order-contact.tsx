import type { OrderView } from '@markthalle/contracts/orders';
import { brand } from '@markthalle/ui/brand';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';

/** Whom the order goes to, and what to do when something is not right. */
export function OrderContact({ language, order }: { language: Language; order: OrderView }) {
  const texts = shopTexts(language).order;
  return (
    <div className="stack order-page__contact">
      <div>
        <h3>{texts.yourDetails}</h3>
        <p>
          {order.contact.name}
          <br />
          {order.contact.email}
          {order.contact.phone && (
            <>
              <br />
              {order.contact.phone}
            </>
          )}
        </p>
      </div>
      {order.address && (
        <div>
          <h3>{texts.deliverTo}</h3>
          <p>
            {order.address.street}
            <br />
            {order.address.postcode} {order.address.town}
          </p>
        </div>
      )}
      <p className="small muted">{texts.keepLink}</p>
      <p>
        {texts.problem} <a href={`tel:${brand.phone.dial}`}>{brand.phone.shown}</a>,{' '}
        <a href={`mailto:${brand.email}`}>{brand.email}</a>
      </p>
      <p>
        <a href={pathTo('withdrawal', language, {}, { bestellung: order.orderToken })}>
          {texts.withdraw}
        </a>
      </p>
    </div>
  );
}
