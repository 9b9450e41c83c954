import type { Invoice } from '@e-invoice-eu/core';
import type { CommissionContent, CommissionLine } from './commission-content.ts';
import { commissionLineName } from './commission-paper.ts';
import type { Party } from './invoice-content.ts';
import { percent } from './paper-format.ts';

/** Codes of EN 16931: UNTDID 1001 (type), 5305 (VAT category), 4461 (means), Rec. 20 (unit). */
const TYPE_INVOICE = '380';
const TYPE_CORRECTED = '384';
const STANDARD_RATE = 'S';
const EXEMPT = 'E';
/** Clearing between partners: the commission was kept back from payouts. */
const CLEARING = '97';
const ONE = 'C62';

const END_OF_TOTALS = '</ram:SpecifiedTradeSettlementHeaderMonetarySummation>';

type Ubl = Invoice['ubl:Invoice'];

/**
 * The commission invoice in the terms of EN 16931. A correction has type 384 and negative
 * quantities, so that its totals read as those of the PDF.
 */
export function commissionInvoiceData(content: CommissionContent, number: string): Invoice {
  const { totals, correction } = content;
  const sign = correction === null ? 1 : -1;
  const invoice: Record<string, unknown> = {
    'cbc:ID': number,
    'cbc:IssueDate': content.issuedOn,
    'cbc:InvoiceTypeCode': correction === null ? TYPE_INVOICE : TYPE_CORRECTED,
    'cbc:DocumentCurrencyCode': 'EUR',
    'cbc:BuyerReference': number,
    'cac:InvoicePeriod': { 'cbc:StartDate': content.month, 'cbc:EndDate': content.monthEndsOn },
    ...(correction === null ? {} : { 'cac:BillingReference': [referenceTo(correction)] }),
    'cac:AccountingSupplierParty': { 'cac:Party': seller(content.cooperative) },
    'cac:AccountingCustomerParty': { 'cac:Party': buyer(content.producer) },
    'cac:Delivery': { 'cbc:ActualDeliveryDate': content.monthEndsOn },
    'cac:PaymentMeans': [{ 'cbc:PaymentMeansCode': CLEARING }],
    'cac:PaymentTerms': { 'cbc:Note': 'Mit den Auszahlungen verrechnet.' },
    'cac:TaxTotal': [
      {
        ...amount('cbc:TaxAmount', sign * totals.vatCents),
        'cac:TaxSubtotal': totals.categories.map((category) => ({
          ...amount('cbc:TaxableAmount', sign * category.netCents),
          ...amount('cbc:TaxAmount', sign * category.vatCents),
          'cac:TaxCategory': {
            ...taxCategory(category.vatRateBps),
            ...(category.vatRateBps === 0
              ? { 'cbc:TaxExemptionReason': 'steuerfrei nach § 19 UStG (Kleinunternehmer)' }
              : {}),
          },
        })),
      },
    ],
    'cac:LegalMonetaryTotal': {
      ...amount('cbc:LineExtensionAmount', sign * totals.netCents),
      ...amount('cbc:TaxExclusiveAmount', sign * totals.netCents),
      ...amount('cbc:TaxInclusiveAmount', sign * totals.grossCents),
      ...amount('cbc:PrepaidAmount', sign * totals.withheldCents),
      ...amount('cbc:PayableAmount', sign * (totals.grossCents - totals.withheldCents)),
    },
    'cac:InvoiceLine': content.lines.map((line, index) => lineOf(line, index, sign)),
  };
  return { 'ubl:Invoice': invoice as unknown as Ubl };
}

/**
 * The same as XML in the syntax CII (UN/CEFACT). Throws where the data breaks the schema of the
 * standard: the library validates it first.
 */
export async function commissionXml(content: CommissionContent, number: string): Promise<string> {
  const { InvoiceService } = await import('@e-invoice-eu/core');
  const messages: string[] = [];
  const service = new InvoiceService({
    log: () => undefined,
    warn: () => undefined,
    error: (message: string) => messages.push(message),
  });
  const xml = await service.generate(commissionInvoiceData(content, number), {
    format: 'CII',
    lang: 'de',
    noWarnings: true,
  });
  if (typeof xml !== 'string') throw new TypeError(`no XML: ${messages.join('; ')}`);
  return content.correction === null ? xml : withReference(xml, content.correction);
}

/**
 * Names the corrected invoice (BG-3). Version 2.3 of the library looks for it one level too high
 * and leaves it out of CII; the element has its fixed place behind the totals.
 */
function withReference(
  xml: string,
  original: { readonly number: string; readonly issuedOn: string },
): string {
  const [head, tail, ...more] = xml.split(END_OF_TOTALS);
  if (head === undefined || tail === undefined || more.length > 0) {
    throw new TypeError('the XML has not exactly one block of totals');
  }
  if (tail.includes('InvoiceReferencedDocument')) return xml;
  return `${head}${END_OF_TOTALS}
\t\t\t<ram:InvoiceReferencedDocument>
\t\t\t\t<ram:IssuerAssignedID>${original.number}</ram:IssuerAssignedID>
\t\t\t\t<ram:FormattedIssueDateTime>
\t\t\t\t\t<qdt:DateTimeString format="102">${original.issuedOn.replaceAll('-', '')}</qdt:DateTimeString>
\t\t\t\t</ram:FormattedIssueDateTime>
\t\t\t</ram:InvoiceReferencedDocument>${tail}`;
}

/** Cents as the standard writes amounts: `-12.05`. */
export function decimal(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const amount = (name: string, cents: number) => ({
  [name]: decimal(cents),
  [`${name}@currencyID`]: 'EUR',
});

const taxCategory = (vatRateBps: number) => ({
  'cbc:ID': vatRateBps === 0 ? EXEMPT : STANDARD_RATE,
  'cbc:Percent': decimal(vatRateBps),
  'cac:TaxScheme': { 'cbc:ID': 'VAT' },
});

const referenceTo = (original: { readonly number: string; readonly issuedOn: string }) => ({
  'cac:InvoiceDocumentReference': {
    'cbc:ID': original.number,
    'cbc:IssueDate': original.issuedOn,
  },
});

function lineOf(line: CommissionLine, index: number, sign: 1 | -1) {
  return {
    'cbc:ID': String(index + 1),
    'cbc:InvoicedQuantity': String(sign),
    'cbc:InvoicedQuantity@unitCode': ONE,
    ...amount('cbc:LineExtensionAmount', sign * line.netCents),
    'cac:Item': {
      'cbc:Name': commissionLineName(line),
      'cbc:Description': `${line.orders} Bestellungen, Satz ${percent(line.commissionRateBps, 'de')}`,
      'cac:ClassifiedTaxCategory': taxCategory(line.vatRateBps),
    },
    'cac:Price': amount('cbc:PriceAmount', line.netCents),
  };
}

const address = (party: Party) => ({
  ...(party.street === null ? {} : { 'cbc:StreetName': party.street }),
  ...(party.town === null ? {} : { 'cbc:CityName': party.town }),
  ...(party.postcode === null ? {} : { 'cbc:PostalZone': party.postcode }),
  'cac:Country': { 'cbc:IdentificationCode': 'DE' },
});

const electronicAddress = (party: Party) =>
  party.email === null ? {} : { 'cbc:EndpointID': party.email, 'cbc:EndpointID@schemeID': 'EM' };

const vatScheme = (vatId: string) => ({
  'cbc:CompanyID': vatId,
  'cac:TaxScheme': { 'cbc:ID': 'VAT' },
});

function seller(party: Party) {
  return {
    ...electronicAddress(party),
    'cac:PartyName': { 'cbc:Name': party.name },
    'cac:PostalAddress': address(party),
    'cac:PartyTaxScheme': party.vatId === null ? [] : [vatScheme(party.vatId)],
    'cac:PartyLegalEntity': { 'cbc:RegistrationName': party.name },
    'cac:Contact': {
      'cbc:Name': party.represented ?? party.name,
      ...(party.phone === null ? {} : { 'cbc:Telephone': party.phone }),
      ...(party.email === null ? {} : { 'cbc:ElectronicMail': party.email }),
    },
  };
}

function buyer(party: Party) {
  return {
    ...electronicAddress(party),
    'cac:PartyName': { 'cbc:Name': party.name },
    'cac:PostalAddress': address(party),
    ...(party.vatId === null ? {} : { 'cac:PartyTaxScheme': vatScheme(party.vatId) }),
    'cac:PartyLegalEntity': { 'cbc:RegistrationName': party.name },
  };
}
