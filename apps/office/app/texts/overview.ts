import { formatCount } from '@markthalle/ui/format/numbers';

export const overviewTexts = {
  title: 'Heute',
  queue: 'Das wartet auf Sie',
  nothing: 'Alles erledigt',
  nothingText: 'Zurzeit wartet nichts auf das Büro.',
  next: 'Nächstes',
  open: 'Öffnen',
  figures: 'Heute bisher',
  orders: 'Bestellungen',
  turnover: 'Umsatz',
  ready: 'Auszahlbar',
  incidents: (n: number) => count(n, 'Vorfall ist offen', 'Vorfälle sind offen'),
  parkedJobs: (n: number) => count(n, 'Auftrag steht still', 'Aufträge stehen still'),
  approvals: (n: number) => count(n, 'Angebot wartet auf Freigabe', 'Angebote warten auf Freigabe'),
  openRuns: (n: number) =>
    count(n, 'Abrechnung wartet auf Freigabe', 'Abrechnungen warten auf Freigabe'),
  settle: (n: number, amount: string) =>
    `${amount} sind auszahlbar, an ${count(n, 'Betrieb', 'Betriebe')}`,
  accounts: (n: number) =>
    count(
      n,
      'Betrieb kann noch nichts ausgezahlt bekommen',
      'Betriebe können noch nichts ausgezahlt bekommen',
    ),
};

function count(value: number, one: string, many: string): string {
  return formatCount(value, { one, many }, 'de');
}
