import type { DemoCatalogue } from '@markthalle/demo-catalogue/demo-data';
import { addDays } from '@markthalle/domain/dates';
import type { DeliveryFacade } from '../modules/delivery/delivery.facade.ts';
import type { Tx } from '../platform/db/db.ts';
import { demoId } from './demo-id.ts';

type Demo = Pick<DemoCatalogue, 'tours' | 'runDetails' | 'deliveryTerms'>;

/** All trips with stops, areas, prices and pick-up points; two producers on holiday. */
export async function importDeliveries(
  tx: Tx,
  delivery: DeliveryFacade,
  demo: Demo,
  today: string,
): Promise<void> {
  const [terms] = demo.deliveryTerms;
  if (terms === undefined) throw new Error('The demo has no delivery terms');
  const { validFrom } = terms;
  for (const tour of demo.tours) {
    const detail = demo.runDetails.find(({ tourId }) => tourId === tour.id);
    if (detail === undefined) throw new Error(`The trip ${tour.id} has no details`);
    await delivery.importRun(tx, {
      code: tour.id,
      kind: detail.kind,
      label: tour.label,
      chilled: tour.chilled,
      weekdays: tour.days,
      leadDays: detail.leadDays,
      cutOffHour: detail.cutOffHour,
      areas: detail.areas,
      stops: tour.stops,
      exceptions: detail.exceptions,
      fees: detail.fees.map((fee) => ({ ...fee, validFrom })),
      points: detail.points.map(({ lat, lon, ...point }) => ({
        ...point,
        pointId: demoId('pickup-point', point.slug),
        latitude: lat,
        longitude: lon,
      })),
    });
  }
  const { islandCents, ageServiceCents } = terms;
  await delivery.importSurcharge(tx, { kind: 'island', validFrom, priceCents: islandCents });
  await delivery.importSurcharge(tx, {
    kind: 'age_service',
    validFrom,
    priceCents: ageServiceCents,
  });
  for (const { producerId, fromInDays, days } of terms.closures) {
    const fromOn = addDays(today, fromInDays);
    await delivery.close(tx, demoId('producer', producerId), {
      fromOn,
      toOn: addDays(fromOn, days - 1),
    });
  }
}
