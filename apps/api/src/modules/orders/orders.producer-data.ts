import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ProducerData } from '../../platform/producer-data/producer-data.ts';

const LINES = `select p.number as bestellung, p.state as stand, o.placed_at as bestellt,
    p.way_label ->> 'de' as lieferart, p.handed_over_at as uebergeben,
    l.snapshot -> 'name' ->> 'de' as ware, l.quantity as anzahl,
    l.unit_price_cents as preis_cent, l.container_deposit_cents as pfand_cent,
    l.vat_rate_bps as steuer_hundertstel_prozent, l.refunded_quantity as erstattet
  from orders.producer_order p join orders."order" o on o.id = p.order_id
  join orders.order_line l on l.producer_order_id = p.id
 where p.producer_id = $1 and o.paid_at is not null order by o.placed_at, p.number, l.position`;

const SHARES = `select p.number as bestellung, o.placed_at as bestellt, p.goods_cents as waren_cent,
    p.deposit_cents as pfand_cent, p.delivery_cents as versand_cent,
    p.commission_net_cents as provision_netto_cent, p.commission_vat_cents as provision_steuer_cent,
    p.fee_share_cents as gebuehr_cent, p.payout_cents as auszahlung_cent,
    p.reduced_goods_cents + p.reduced_deposit_cents + p.reduced_delivery_cents as abzug_cent
  from orders.producer_order p join orders."order" o on o.id = p.order_id
 where p.producer_id = $1 and o.paid_at is not null order by o.placed_at, p.number`;

/** What was sold of a producer; buyers are not named. */
@Injectable()
export class OrdersProducerData implements OnModuleInit {
  constructor(private readonly data: ProducerData) {}

  onModuleInit(): void {
    this.data.register(
      {
        kind: 'table',
        name: 'bestellzeilen',
        says: 'Was von Ihnen gekauft wurde, Zeile für Zeile.',
        right: 'orders',
        sql: LINES,
        columns: {
          bestellung: 'Nummer Ihres Teils der Bestellung',
          stand: 'new, confirmed, ready, handed_over, completed oder canceled',
          bestellt: 'Zeit',
          lieferart: 'wie die Ware geht',
          uebergeben: 'Zeit der Übergabe',
          ware: 'Name, wie er beim Kauf zu lesen war',
          anzahl: 'Stück',
          preis_cent: 'Bruttopreis je Stück in Cent',
          pfand_cent: 'Pfand je Stück in Cent',
          steuer_hundertstel_prozent: 'Steuersatz, 700 sind 7 %',
          erstattet: 'Stück, deren Preis erstattet wurde',
        },
      },
      {
        kind: 'table',
        name: 'bestellungen',
        says: 'Das Geld Ihrer Teile von Bestellungen.',
        right: 'money',
        sql: SHARES,
        columns: {
          bestellung: 'Nummer Ihres Teils der Bestellung',
          bestellt: 'Zeit',
          waren_cent: 'Waren in Cent',
          pfand_cent: 'Pfand in Cent',
          versand_cent: 'Versand in Cent',
          provision_netto_cent: 'Provision ohne Steuer in Cent',
          provision_steuer_cent: 'Steuer auf die Provision in Cent',
          gebuehr_cent: 'weitergegebene Zahlungsgebühr in Cent',
          auszahlung_cent: 'Ihr Anteil in Cent',
          abzug_cent: 'seitdem erstattet und von Ihnen getragen, in Cent',
        },
      },
    );
  }
}
