import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ProducerData } from '../../platform/producer-data/producer-data.ts';

const ITEMS = `select r.number as abrechnung, r.state as stand, r.completed_at as fertig,
    i.kind as art, i.order_number as bestellung, i.goods_cents as waren_cent,
    i.deposit_cents as pfand_cent, i.delivery_cents as versand_cent,
    i.refunded_cents as erstattet_cent, i.commission_net_cents as provision_netto_cent,
    i.commission_vat_cents as provision_steuer_cent, i.fee_cents as gebuehr_cent,
    i.reserve_cents as einbehalt_cent, i.offset_cents as verrechnet_cent,
    i.payout_cents as auszahlung_cent
  from settlement.run_item i join settlement.run r on r.id = i.run_id
 where i.producer_id = $1 and r.state in ('executing', 'completed', 'completed_with_errors')
 order by r.number, i.order_number, i.id`;

/** The statements of a producer, item by item. */
@Injectable()
export class SettlementProducerData implements OnModuleInit {
  constructor(private readonly data: ProducerData) {}

  onModuleInit(): void {
    this.data.register({
      kind: 'table',
      name: 'abrechnungen',
      says: 'Ihre Abrechnungen, Posten für Posten.',
      right: 'money',
      sql: ITEMS,
      columns: {
        abrechnung: 'Nummer',
        stand: 'executing, completed oder completed_with_errors',
        fertig: 'Zeit',
        art: 'share, reserve oder correction',
        bestellung: 'Nummer der Bestellung',
        waren_cent: 'Waren in Cent',
        pfand_cent: 'Pfand in Cent',
        versand_cent: 'Versand in Cent',
        erstattet_cent: 'erstattet in Cent',
        provision_netto_cent: 'Provision ohne Steuer in Cent',
        provision_steuer_cent: 'Steuer auf die Provision in Cent',
        gebuehr_cent: 'Zahlungsgebühr in Cent',
        einbehalt_cent: 'einbehalten in Cent',
        verrechnet_cent: 'mit offenen Beträgen verrechnet in Cent',
        auszahlung_cent: 'ausgezahlt in Cent',
      },
    });
  }
}
