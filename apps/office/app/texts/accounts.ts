/** The chart of accounts in words; a code ends with the producer it belongs to. */
const ACCOUNT_WORDS: Readonly<Record<string, string>> = {
  'A.stripe': 'Guthaben bei Stripe',
  'A.disputed': 'Bei Stripe zurückgehalten',
  'A.recv': 'Forderung an den Betrieb',
  'A.recv.customer': 'Forderung an Käufer',
  'A.recv.carrier': 'Forderung an Frachtführer',
  'A.bank': 'Bankkonto',
  'L.unearned': 'Bezahlt, nicht übergeben',
  'L.due': 'Fällig',
  'L.inflight': 'Unterwegs',
  'L.reserve': 'Einbehalten',
  'L.contested': 'Verwahrt bis zur Entscheidung der Bank',
  'L.refund_payable': 'Zu erstatten',
  'L.vat': 'Umsatzsteuer',
  'L.pfand': 'Pfand',
  'I.commission': 'Provision',
  'I.shipping': 'Versanderlöse',
  'E.stripe_fee': 'Gebühren von Stripe',
  'E.dispute_fee': 'Gebühren für Streitfälle',
  'E.chargeback': 'Rückbuchungen',
  'E.refund': 'Erstattungen zu Lasten der Genossenschaft',
  'E.goodwill': 'Kulanz',
  'E.baddebt': 'Ausfälle',
  'E.rounding': 'Rundung',
};

const PRODUCER_PART = /\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The code without its producer: `L.due`. */
export const accountKind = (code: string) => code.replace(PRODUCER_PART, '');

/** `L.due Fällig`; a code that is not in the chart stays as it is. */
export function accountWords(code: string): string {
  const kind = accountKind(code);
  const words = ACCOUNT_WORDS[kind];
  return words === undefined ? code : `${kind} ${words}`;
}

/** `L.due Fällig, Imkerei Lindenlaut`, where the account belongs to one producer. */
export function accountLabel(
  code: string,
  producerNames: Readonly<Record<string, string>>,
): string {
  const name = accountKind(code) === code ? undefined : producerNames[code];
  return [accountWords(code), name].filter(Boolean).join(', ');
}

/** The steps that write journal entries, in words. */
export const STEP_WORDS: Readonly<Record<string, string>> = {
  charge_succeeded: 'Zahlung eingegangen',
  charge_unwanted: 'Zahlung ohne Bestellung',
  producer_fulfilled: 'Betrieb hat übergeben',
  item_reserved: 'Als Reserve einbehalten',
  item_approved: 'Auszahlung freigegeben',
  item_released: 'Aus der Abrechnung genommen',
  item_offset: 'Forderung verrechnet',
  item_change_offset: 'Forderung eines geänderten Anteils verrechnet',
  transfer_created: 'Überwiesen',
  commission_vat_difference: 'Cent der Provisionsrechnung ausgeglichen',
  dispute_withdrawn: 'Bank hat bestritten, Geld abgebucht',
  dispute_reinstated: 'Bestrittenes Geld zurückgekommen',
  dispute_lost: 'Beschwerde verloren',
  dispute_loss_undone: 'Verlust zurückgenommen',
  dispute_recovered_early: 'Anteil vor der Entscheidung zurückgeholt',
  dispute_contested_released: 'Verwahrter Anteil wieder geschuldet',
  refund_approved: 'Erstattung freigegeben',
  delivery_refund_approved: 'Lieferkosten erstattet',
  refund_sent: 'Erstattung gesendet',
  refund_failed: 'Erstattung zurückgekommen',
  refund_by_bank: 'Erstattung überwiesen',
  refund_reassigned: 'Erstattung neu zugeordnet',
  refund_undone: 'Erstattung zurückgenommen',
  transfer_reversed: 'Überweisung zurückgeholt',
  reserve_released: 'Reserve freigegeben',
  reserve_used: 'Einbehalt verwendet',
  written_off: 'Forderung ausgebucht',
  debt_paid: 'Forderung bezahlt',
  fee_passed_on: 'Gebühr weitergegeben',
  payout_sent: 'Auszahlung auf das Bankkonto',
  payout_returned: 'Auszahlung zurückgekommen',
  top_up_arrived: 'Auffüllung angekommen',
  top_up_reversed: 'Auffüllung zurückgebucht',
  untied_fee: 'Gebühr ohne Bestellung',
  order_committed: 'Vor der Zahlung verschickt',
  commitment_reversed: 'Unbezahlte Ware abgesagt',
};
