import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import type { ProviderFraudWarning } from '../payments/object-readings.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { DisputedChargeMissing } from './reduce-dispute.service.ts';

/**
 * A card's bank suspects fraud before anybody disputes. Refunding at once saves the dispute with its
 * fee, and the goods if they are still there; a person decides that.
 */
@Injectable()
export class FraudWarningsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly payments: PaymentsFacade,
    private readonly orders: OrdersFacade,
    private readonly incidents: Incidents,
  ) {}

  async read(warningId: string): Promise<void> {
    const warning = await this.payments.objects.fraudWarning(warningId);
    const charge = await this.payments.disputed.find(warning.chargeId);
    if (charge === null) throw new DisputedChargeMissing(warning.chargeId);
    await this.db.transaction((tx) => this.follow(tx, charge.orderId, warning));
  }

  private async follow(tx: Tx, orderId: string, warning: ProviderFraudWarning): Promise<void> {
    const order = await this.orders.lockForPayment(tx, orderId);
    await tx.execute(
      `insert into disputes.fraud_warning (warning_id, order_id, charge_id, fraud_type,
         is_actionable, warned_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (warning_id) do update set is_actionable = excluded.is_actionable`,
      [
        warning.warningId,
        orderId,
        warning.chargeId,
        warning.fraudType,
        warning.isActionable,
        this.clock.now(),
      ],
    );
    if (!warning.isActionable) {
      return this.incidents.settle(tx, 'fraud-warning', warning.warningId);
    }
    await this.incidents.open(tx, {
      kind: 'fraud-warning',
      subject: warning.warningId,
      title: `Betrugswarnung zur Bestellung ${order?.number}: am besten jetzt erstatten`,
      details: {
        orderId,
        orderNumber: order?.number,
        chargeId: warning.chargeId,
        fraudType: warning.fraudType,
        advice: 'Ware anhalten und alles erstatten: Das erspart die Beschwerde und ihre Gebühr.',
      },
    });
  }
}
