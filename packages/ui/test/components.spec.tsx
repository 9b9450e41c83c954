import { describe, expect, it } from '@jest/globals';
import type { AnnouncedPrice } from '@markthalle/contracts/price';
import { OrderButton } from '../src/components/button.tsx';
import { DeliveryChoice } from '../src/components/delivery.tsx';
import { DurabilityLabel } from '../src/components/durability-label.tsx';
import { ErrorSummary } from '../src/components/error-summary.tsx';
import { Field } from '../src/components/field.tsx';
import { Icon } from '../src/components/icon.tsx';
import { Pager } from '../src/components/pager.tsx';
import { Picture } from '../src/components/picture.tsx';
import { CardPrice, PriceBlock } from '../src/components/price.tsx';
import { PriceBar } from '../src/components/price-bar.tsx';
import { ProductCard, type ShownProduct } from '../src/components/product-card.tsx';
import { QuantityStepper } from '../src/components/quantity-stepper.tsx';
import { Table } from '../src/components/table.tsx';
import { rendered, words } from './rendered.tsx';

const honey: ShownProduct = {
  href: '/p/lindenhonig',
  name: 'Lindenhonig',
  producer: 'Imkerei Lindenlaut',
  place: 'Feldberg',
  imageId: 'abc',
  priceCents: 790,
  quantity: '500 g',
  unitPrice: { cents: 1580, unit: 'kg' },
  delivery: { icon: 'truck', text: 'Do, 18. Juni, Sammelfahrt' },
  add: { action: '/korb', fields: { variantId: 'v1', quantity: '1' } },
};

describe('the order button (§ 312j III BGB)', () => {
  it.each([
    ['de', 'Zahlungspflichtig bestellen'],
    ['en', 'Order with obligation to pay'],
  ] as const)('bears only its words in %s', (language, label) => {
    expect(rendered(<OrderButton />, language)).toMatch(
      new RegExp(`^<button [^>]*>${label}</button>$`),
    );
  });
});

describe('a field', () => {
  it('joins hint and error to the input, hint first', () => {
    const markup = rendered(
      <Field name="postcode" label="PLZ" hint="fünf Ziffern" error="Bitte prüfen" value="1043" />,
    );
    expect(markup).toContain('aria-describedby="field-postcode-hint field-postcode-error"');
    expect(markup).toContain('aria-invalid="true"');
    expect(markup).toContain('value="1043"');
    expect(words(markup)).toBe('PLZ fünf Ziffern Fehler: Bitte prüfen');
  });

  it('says its unit as part of its name', () => {
    const markup = rendered(<Field name="price" label="Preis" unit="€" />);
    expect(words(/<label.*?<\/label>/.exec(markup)?.[0] ?? '')).toBe('Preis (€)');
  });

  it('escapes what people type', () => {
    const markup = rendered(
      <Field name="name" label="Name" value={'"><script>alert(1)</script>'} />,
    );
    expect(markup).not.toContain('<script>');
  });
});

describe('the error summary', () => {
  it('counts fields, links to each, and takes the focus', () => {
    const markup = rendered(
      <ErrorSummary
        problems={[
          { field: 'email', message: 'E-Mail fehlt' },
          { field: 'postcode', message: 'PLZ fehlt' },
        ]}
      />,
    );
    expect(words(markup)).toContain('Bitte prüfen Sie 2 Angaben');
    expect(markup).toContain('href="#field-email"');
    expect(markup).toContain('autofocus');
  });

  it('is absent when nothing is wrong', () => {
    expect(rendered(<ErrorSummary problems={[]} />)).toBe('');
  });
});

describe('prices', () => {
  it('shows deposit beside the price and never inside (§ 7 PAngV)', () => {
    const markup = rendered(
      <PriceBlock
        priceCents={790}
        quantity="500 g"
        unitPrice={{ cents: 1580, unit: 'kg' }}
        containerDepositCents={15}
        taxRemark="no-vat-small-business"
        shippingHref="/versand"
        returnsHref="/pfand"
      />,
    );
    expect(words(markup)).toBe(
      '7,90 € 500 g, 15,80 € je kg. Zzgl. 0,15 € Pfand. Ohne MwSt.-Ausweis (§ 19 UStG), zzgl. Versand',
    );
    expect(words(markup)).not.toContain('8,05');
  });

  it('LAW-PANGV-8, -11, -12 says why a price is lower, and against which', () => {
    const block = (announced: AnnouncedPrice) =>
      words(
        rendered(
          <CardPrice priceCents={800} quantity="500 g" unitPrice={null} announced={announced} />,
        ),
      );
    const cut = { kind: 'reference', referenceCents: 1000, percent: 20 } as const;
    expect(block({ reduction: cut, voucher: null })).toBe(
      '8,00 € 500 g Bisher 10,00 € −20 % Niedrigster Preis der letzten 30 Tage: 10,00 €',
    );
    const short = { kind: 'short_date', bestBeforeOn: '2026-11-24' } as const;
    expect(block({ reduction: short, voucher: null })).toContain(
      'Preis gesenkt – kurze Haltbarkeit (bis Di, 24. November)',
    );
    const voucher = {
      code: 'HERBST10',
      priceCents: 720,
      lowestCents: 700,
      percent: null,
      minGoodsCents: 2000,
      untilOn: '2026-11-30',
    };
    expect(block({ reduction: null, voucher })).toContain(
      'Mit Code HERBST10: 7,20 € (gültig bis Mo, 30. November, ab 20,00 € Einkauf bei diesem Betrieb). Niedrigster Preis der letzten 30 Tage: 7,00 €',
    );
  });

  it('LAW-ORDER-16 labels a guarantee of five years in the four colours, and none of two', () => {
    const label = (years: number) =>
      rendered(
        <DurabilityLabel years={years} producer="Wollwerk" modelId="SK 40" text="5 Jahre" />,
      );
    expect(label(2)).toBe('');
    const five = label(5);
    const colours = new Set([...five.matchAll(/#[0-9A-F]{6}/gi)].map(([colour]) => colour));
    expect([...colours].sort()).toEqual(['#000000', '#003399', '#FFED00', '#FFFFFF']);
    expect(words(five)).toBe('GARAN EU 5 Wollwerk SK 40');
    expect(five).toContain('aria-label="5 Jahre"');
  });

  it('LAW-DEP-2, LAW-PANGV-7 puts container word and deposit beside the price of a card', () => {
    const markup = rendered(
      <CardPrice
        priceCents={449}
        quantity="0,33 l"
        unitPrice={{ cents: 1361, unit: 'l' }}
        containerDepositCents={15}
        containerSystem="MEHRWEG"
      />,
    );
    expect(words(markup)).toBe('4,49 € MEHRWEG 0,33 l · 13,61 €/l · Zzgl. 0,15 € Pfand.');
    expect(markup).toContain('data-price="449"');
  });

  it('says VAT included only where VAT is included', () => {
    const markup = rendered(
      <PriceBlock
        priceCents={500}
        quantity="1 Stück"
        unitPrice={null}
        containerDepositCents={0}
        taxRemark="includes-vat"
        shippingHref="/versand"
        returnsHref="/pfand"
      />,
      'en',
    );
    expect(words(markup)).toBe('€5.00 1 Stück. VAT included, plus shipping');
  });

  it('draws a price’s parts and lists them', () => {
    const markup = rendered(
      <PriceBar
        parts={[
          { label: 'Betrieb', cents: 880, tone: 'producer' },
          { label: 'Genossenschaft', cents: 120, tone: 'cooperative' },
        ]}
      />,
    );
    expect(markup).toContain('<rect class="price-bar__part--cooperative" x="88%" width="12%"');
    expect(words(markup)).toBe('8,80 € Betrieb 8,80 € Genossenschaft 1,20 €');
  });
});

describe('the product card', () => {
  it('names its add button after the product', () => {
    const markup = rendered(<ProductCard product={honey} />);
    expect(markup).toContain('aria-label="Lindenhonig in den Korb"');
    expect(markup).toContain('<form method="post" action="/korb"');
    expect(words(markup)).toContain('7,90 € 500 g · 15,80 €/kg Do, 18. Juni, Sammelfahrt');
  });

  it('offers no button for what cannot be bought', () => {
    const markup = rendered(<ProductCard product={{ ...honey, unavailable: 'ausverkauft' }} />);
    expect(markup).not.toContain('<form');
    expect(words(markup)).toContain('ausverkauft');
  });

  it('shows pictures in AVIF and WebP with their size', () => {
    const markup = rendered(<Picture imageId="abc" alt="Glas" sizes="50vw" maxWidth={320} />);
    expect(markup).toContain('/media/abc-160.avif 160w, /media/abc-320.avif 320w');
    expect(markup).toContain('width="640" height="640"');
    expect(markup).toContain('loading="lazy"');
  });
});

describe('no style attribute anywhere (content security policy)', () => {
  it.each([
    ['stepper', <QuantityStepper key="a" name="quantity" value={2} max={9} />],
    ['card', <ProductCard key="b" product={honey} />],
    ['icon', <Icon key="c" name="truck" />],
  ])('%s', (_, node) => {
    expect(rendered(node)).not.toMatch(/ style=/);
  });
});

describe('lists', () => {
  it('makes delivery ways a named group of radio rows', () => {
    const markup = rendered(
      <DeliveryChoice
        legend="Lieferung nach 10435"
        name="way"
        chosen="parcel"
        options={[
          { value: 'citybox', icon: 'truck', name: 'Sammelfahrt', when: 'Do', priceCents: 690 },
          { value: 'parcel', icon: 'package', name: 'Paket', when: 'Fr', priceCents: 590 },
        ]}
      />,
    );
    expect(markup).toMatch(/<fieldset[^>]*><legend>/);
    expect(markup.match(/ checked=""/g)).toHaveLength(1);
    expect(markup).toMatch(/checked="" value="parcel"|value="parcel"[^>]*checked=""/);
  });

  it('labels each cell for the card form of a table', () => {
    const markup = rendered(
      <Table
        caption="Auszahlungen"
        rows={[{ name: 'Imkerei', cents: 1 }]}
        rowKey={(row) => row.name}
        columns={[
          { key: 'name', title: 'Betrieb', cell: (row) => row.name, total: 'Summe' },
          { key: 'sum', title: 'Auszahlung', numeric: true, cell: () => '8,67 €', total: '8,67 €' },
        ]}
      />,
    );
    expect(markup).toContain('<td class="number" data-label="Auszahlung">8,67 €</td>');
    expect(markup).toContain('<tfoot>');
  });

  it('shows no pager for one page and both ways in the middle', () => {
    const hrefOf = (page: number) => `?seite=${page}`;
    expect(rendered(<Pager page={1} pageCount={1} hrefOf={hrefOf} />)).toBe('');
    const middle = rendered(<Pager page={2} pageCount={3} hrefOf={hrefOf} />);
    expect(middle).toContain('?seite=1');
    expect(middle).toContain('?seite=3');
  });
});
