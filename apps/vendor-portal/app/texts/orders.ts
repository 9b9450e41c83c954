import { formatCount } from '@markthalle/ui/format/numbers';

export const orderTexts = {
  title: 'Bestellungen',
  filters: { open: 'Offen', done: 'Erledigt', all: 'Alle' },
  filterLabel: 'Auswahl',
  pieces: (pieces: number) => formatCount(pieces, { one: 'Stück', many: 'Stück' }, 'de'),
  empty: {
    open: 'Zurzeit sind keine Bestellungen offen.',
    done: 'Hier stehen Bestellungen, die Sie übergeben haben.',
    all: 'Noch keine Bestellung. Sobald jemand bestellt, bekommen Sie eine E-Mail.',
  },
  more: 'Weitere Bestellungen',
  order: (number: string) => `Bestellung ${number}`,
  packTitle: 'Packen',
  packHint: 'Die Häkchen sind nur für Sie, solange Sie packen.',
  to: 'Geht an',
  phone: 'Telefon',
  way: 'Lieferart',
  promise: 'Termin',
  ageCheck: (age: number) =>
    `Ab ${age} Jahren: Wer übergibt, muss sich den Ausweis zeigen lassen (§ 9 JuSchG).`,
  moneyTitle: 'Ihr Anteil',
  goods: 'Waren',
  deposit: 'Pfand',
  delivery: 'Versand',
  commission: 'Provision',
  commissionVat: 'MwSt. auf die Provision',
  payout: 'Sie bekommen',
  history: 'Verlauf',
  steps: {
    placed: 'bestellt',
    paid: 'bezahlt',
    confirmed: 'angenommen',
    ready: 'gepackt',
    handed_over: 'übergeben',
    completed: 'erledigt',
    canceled: 'storniert',
  },
  /** The one action of each state, and what it means. */
  actions: {
    new: { label: 'Bestellung annehmen', hint: 'Als Nächstes: annehmen' },
    confirmed: { label: 'Gepackt', hint: 'Als Nächstes: packen' },
    ready: { label: 'Übergeben', hint: 'Mit der Übergabe wird Ihr Anteil fällig.' },
  },
};
