import { describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { deliveryNotePaper } from './delivery-note.ts';
import { type ParcelLabel, renderParcelLabels } from './parcel-label.ts';
import { renderPdf } from './render-pdf.ts';

const MADE_AT = new Date('2026-11-25T09:00:00Z');
const JOB = { language: 'de', title: 'Paketaufkleber', madeAt: MADE_AT } as const;

const wine: ParcelLabel = {
  number: '26-000417-1',
  senderName: 'Weingut Kreidehang',
  senderPlace: '17094 Burg Stargard',
  recipient: ['Anna Seidel', 'Kastanienallee 12', '10435 Berlin'],
  way: 'Sammelfahrt Berlin · Do, 26. November',
  marks: ['18+ AUSWEIS', 'GEKÜHLT'],
  content: '4 Stück',
};

async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: false });
  return text;
}

describe('parcel labels', () => {
  it('are one page for each parcel with number, address and marks', async () => {
    const plain = { ...wine, number: '26-000418-1', marks: [] };
    const pages = await pagesOf(await renderParcelLabels([wine, plain], JOB));
    expect(pages).toHaveLength(2);
    for (const words of ['26-000417-1', 'Anna Seidel', '10435 Berlin', '18+ AUSWEIS', 'GEKÜHLT']) {
      expect(pages[0]).toContain(words);
    }
    expect(pages[1]).toContain('26-000418-1');
    expect(pages[1]).not.toContain('AUSWEIS');
  });

  it('stand a name that is longer than any label', async () => {
    const name = 'Donaudampfschifffahrtsgesellschaftskapitän '.repeat(6);
    const [page = ''] = await pagesOf(
      await renderParcelLabels([{ ...wine, recipient: [name, 'Ort'] }], JOB),
    );
    expect(page).toContain('26-000417-1');
  });

  it('are no more than a farm packs on one day', async () => {
    await expect(renderParcelLabels(Array(201).fill(wine), JOB)).rejects.toThrow(RangeError);
  });
});

describe('LAW-FOOD-2: a delivery note', () => {
  const note = (language: 'de' | 'en') =>
    deliveryNotePaper({
      language,
      number: '26-000417-1',
      seller: {
        name: 'Entenhof GbR',
        street: 'Dorfstraße 1',
        place: '17139 Malchin',
        phone: '03994 1',
        email: 'hof@example.org',
      },
      recipient: ['Anna Seidel'],
      handedOverOn: '2026-11-26',
      way: 'Abholung',
      minAge: 18,
      lines: [
        {
          name: 'Ente',
          unit: 'etwa 2,2 kg',
          pieces: 2,
          missing: 1,
          grams: 4310,
          batchNo: 'E-7',
          goodUntil: { kind: 'use_by', on: '2026-12-01' },
        },
      ],
    });

  it('says batch, date, weight and what is missing, and no price', async () => {
    const [page = ''] = await pagesOf(await renderPdf(note('de'), { madeAt: MADE_AT }));
    for (const words of [
      'Lieferschein 26-000417-1',
      'E-7',
      'zu verbrauchen bis 01.12.2026',
      'gewogen 4,310 kg',
      '1 fehlt und wird erstattet',
      'ab 18 Jahren',
    ]) {
      expect(page.replace(/\s+/g, ' ')).toContain(words);
    }
    expect(page).not.toContain('€');
  });

  it('speaks English to who ordered in English', async () => {
    const [page = ''] = await pagesOf(await renderPdf(note('en'), { madeAt: MADE_AT }));
    expect(page.replace(/\s+/g, ' ')).toContain('use by 01 Dec 2026');
  });
});
