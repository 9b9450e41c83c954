import type { DeliveryCalendar } from '@markthalle/contracts/delivery';
import { Table } from '@markthalle/ui/components/table';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { weekdayWords } from './weekday-words.ts';

export type ShownTerms = {
  readonly key: string;
  readonly slug: string;
  readonly producer: string;
  readonly way: string;
  readonly days: string;
  readonly time: string;
  readonly price: string;
};

/** Every way of every producer with its price: what "zzgl. Versand" links to. */
export function TermsTable(props: {
  readonly language: Language;
  readonly terms: readonly ShownTerms[];
}) {
  const { language, terms } = props;
  const texts = shopTexts(language).shipping;
  const titles = texts.columns;
  return (
    <Table
      caption={texts.terms}
      captionHidden
      rows={terms}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'producer',
          title: titles.producer,
          cell: ({ slug, producer, key }) => (
            <a
              id={key.endsWith(' parcel') ? slug : undefined}
              href={pathTo('producer', language, { slug })}
            >
              {producer}
            </a>
          ),
        },
        { key: 'way', title: titles.way, cell: ({ way }) => way },
        { key: 'days', title: titles.days, cell: ({ days }) => days },
        { key: 'time', title: titles.time, cell: ({ time }) => time },
        { key: 'price', title: titles.price, numeric: true, cell: ({ price }) => price },
      ]}
    />
  );
}

/** When each run goes, where it stops, and until when an order rides it. */
export function RunTable(props: {
  readonly language: Language;
  readonly runs: DeliveryCalendar['runs'];
}) {
  const { language, runs } = props;
  const texts = shopTexts(language).shipping;
  const titles = texts.runColumns;
  return (
    <Table
      caption={texts.runs}
      captionHidden
      rows={runs}
      rowKey={({ code }) => code}
      columns={[
        { key: 'run', title: titles.run, cell: ({ label }) => label },
        {
          key: 'days',
          title: titles.days,
          cell: ({ weekdays }) => weekdayWords(weekdays, language),
        },
        {
          key: 'until',
          title: titles.until,
          cell: ({ leadDays, cutOffHour }) => texts.cutOff(leadDays, cutOffHour),
        },
        { key: 'stops', title: titles.stops, cell: ({ stops }) => stops.join(', ') },
      ]}
    />
  );
}
