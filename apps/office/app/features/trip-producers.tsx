import type { TripView } from '@markthalle/contracts/office-trips';
import { Table } from '@markthalle/ui/components/table';
import { oneTripTexts as texts } from '../texts/trips.ts';

const { columns } = texts;

/** What each producer brings; crates as they said them at the hand-over. */
export function TripProducers({ trip }: { readonly trip: TripView }) {
  if (trip.producers.length === 0) return <p>{texts.noStops}</p>;
  const crates = trip.producers.reduce((sum, producer) => sum + (producer.crates ?? 0), 0);
  return (
    <Table
      caption={texts.producers}
      captionHidden
      rows={trip.producers}
      rowKey={(row) => row.producerName}
      columns={[
        { key: 'producer', title: columns.producer, cell: (row) => row.producerName },
        {
          key: 'orders',
          title: columns.orders,
          numeric: true,
          cell: (row) => row.orders,
          total: trip.parts.length,
        },
        {
          key: 'crates',
          title: columns.crates,
          numeric: true,
          cell: (row) => row.crates ?? texts.noCrates,
          total: crates,
        },
      ]}
    />
  );
}
