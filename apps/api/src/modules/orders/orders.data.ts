import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data/personal-data.ts';

/** Those that still name their buyer. */
const MINE = 'anonymised_at is null and (account_id = $1 or lower(email) = lower($2))';

/** Goods, prices and invoices stay for the tax office (§ 147 AO, § 14b UStG); the person goes. */
const ANONYMOUS = `email = 'geloescht-' || id || '@bestellung.invalid', buyer_name = 'Gelöscht',
  phone = null, street = null, postcode = null, town = null, anonymised_at = $3`;

/**
 * As long as goods are under way, or a buyer may still withdraw or complain by the link, the order
 * needs its person (Art. 17(3)(b), 18 GDPR).
 */
const FINISHED = `payment_state in ('expired', 'canceled', 'failed')
  or not exists (select from orders.producer_order p
      where p.order_id = "order".id and p.state <> 'canceled'
        and (p.handed_over_at is null or p.handed_over_at > $3::timestamptz - interval '30 days'))`;

/** What orders know about their buyers. */
@Injectable()
export class OrdersData implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.register({
      table: 'orders."order"',
      shown: `number, language, email, buyer_name, phone, street, postcode, town, payment_state,
          goods_cents, deposit_cents, delivery_cents, total_cents, placed_at, paid_at,
          (select jsonb_agg(jsonb_build_object('number', p.number, 'seller', p.seller ->> 'legalName',
              'state', p.state, 'way', p.way_label, 'handedOverAt', p.handed_over_at,
              'lines', (select jsonb_agg(jsonb_build_object('name', l.snapshot -> 'name',
                  'quantity', l.quantity, 'unitPriceCents', l.unit_price_cents))
                from orders.order_line l where l.producer_order_id = p.id)) order by p.position)
             from orders.producer_order p where p.order_id = "order".id) as parts`,
      of: MINE,
      erasure: { kind: 'anonymise', set: ANONYMOUS, when: FINISHED },
    });
  }
}
