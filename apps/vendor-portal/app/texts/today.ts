import { formatCount } from '@markthalle/ui/format/numbers';

export const todayTexts = {
  hello: (ownerName: string) => `Moin ${ownerName.trim().split(/\s+/)[0]}.`,
  allTasks: 'Heute zu tun',
  further: 'Danach',
  byDay: (day: string) => `bis ${day}`,
  messagesTitle: 'Nachrichten',
  messages: (unread: number) =>
    unread === 1 ? 'Eine neue Nachricht wartet.' : `${unread} neue Nachrichten warten.`,
  read: 'Lesen und antworten',
  evidenceTitle: 'Nachweis läuft ab',
  evidence: (pieces: number) =>
    pieces === 1
      ? 'Ein Nachweis endet bald. Ohne neuen verschwindet, was darauf beruht.'
      : `${pieces} Nachweise enden bald. Ohne neue verschwindet, was darauf beruht.`,
  renew: 'Neuen einreichen',
  shortTitle: 'Zu viel verkauft',
  disputeTitle: 'Eine Bank fragt',
  casesTitle: 'Rückgaben',
  accountTitle: 'Zahlungskonto',
  nextHandOvers: 'Nächste Übergaben',
  leaving: (orders: number, toPack: number) =>
    toPack === 0
      ? `${count(orders, 'Bestellung', 'Bestellungen')}, alles gepackt`
      : `${count(orders, 'Bestellung', 'Bestellungen')}, ${toPack} noch zu packen`,
  onPhone: (drafts: number) =>
    drafts === 1
      ? 'Ein Entwurf liegt auf diesem Telefon und ist noch nicht fertig.'
      : `${drafts} Entwürfe liegen auf diesem Telefon und sind noch nicht fertig.`,
  toPhone: 'Auf diesem Telefon ansehen',
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
