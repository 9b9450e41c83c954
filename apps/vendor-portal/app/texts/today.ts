import { formatCount } from '@markthalle/ui/format/numbers';

export const todayTexts = {
  hello: (ownerName: string) => `Moin ${ownerName.trim().split(/\s+/)[0]}.`,
  packUntil: (day: string) => `Bis ${day} packen`,
  pack: 'Packen',
  toPack: (orders: number, pieces: number) =>
    `${count(orders, 'Bestellung', 'Bestellungen')}, ${count(pieces, 'Stück', 'Stück')}`,
  openList: 'Packliste öffnen',
  newOrders: 'Neu eingegangen',
  toConfirm: (orders: number) =>
    `${count(orders, 'Bestellung wartet', 'Bestellungen warten')} auf Ihre Annahme.`,
  confirm: 'Ansehen und annehmen',
  handOver: 'Zum Übergeben',
  toHandOver: (orders: number) =>
    `${count(orders, 'gepackte Bestellung wartet', 'gepackte Bestellungen warten')} auf die Übergabe.`,
  showOrders: 'Bestellungen zeigen',
  money: 'Geld',
  lastRun: (amount: string) => `${amount} aus der letzten Abrechnung`,
  due: (amount: string) => `${amount} kommen mit der nächsten Abrechnung`,
  noMoney: 'Zurzeit wartet kein Geld auf Sie.',
  short: (articles: number) =>
    articles === 1
      ? 'Von einem Artikel ist mehr verkauft, als da ist.'
      : `Von ${articles} Artikeln ist mehr verkauft, als da ist.`,
  toStock: 'Im Lager ansehen',
  lowStock: 'Fast aus',
  left: (free: number) => (free === 0 ? 'nichts mehr da' : `noch ${free}`),
  setUp: 'Zahlungskonto einrichten',
  nothing: 'Heute nichts zu tun.',
  nothingTip: 'Ein guter Tag, um ein neues Produkt anzulegen.',
  newProduct: 'Neues Produkt',
};

function count(value: number, one: string, many: string): string {
  return formatCount(value, { one, many }, 'de');
}
