import { FINAL_ACTS, type FinalReason } from '@markthalle/contracts/assisted-acts';
import { actSentence } from '@markthalle/workplace/texts/assisted-acts';

export const assistanceTexts = {
  title: 'Hilfe vom Büro',
  link: 'Hilfe vom Büro',
  lead: 'Die Geschäftsstelle kann im Hofportal für Sie arbeiten, wenn Sie das möchten. Sie bestimmen, was und wie lange. Sie sehen jeden Schritt.',
  now: 'Jetzt erlaubt',
  until: (day: string) => `bis ${day}`,
  grantedBy: (name: string) => `Zugestimmt hat ${name}.`,
  end: 'Sofort beenden',
  grant: 'Hilfe erlauben',
  rights: 'Was darf das Büro für Sie tun?',
  rightsMissing: 'Bitte kreuzen Sie an, was das Büro darf.',
  days: 'Wie lange?',
  dayChoices: [
    { value: '1', label: 'Heute' },
    { value: '7', label: 'Eine Woche' },
    { value: '30', label: 'Einen Monat' },
  ],
  allow: 'Erlauben',
  acts: 'Was das Büro getan hat',
  noActs: 'Das Büro hat hier noch nichts getan.',
  byFor: (staff: string, producer: string) => `durch ${staff}, Büro, für ${producer}`,
  undo: 'Zurücknehmen',
  undoNamed: (act: string) => `${act} zurücknehmen`,
  undoUntil: (day: string) => `Zurücknehmen geht bis ${day}.`,
  stays: (why: string) => `Lässt sich hier nicht zurücknehmen: ${why}`,
  undone: 'Zurückgenommen',
  refused: 'Hat nicht geklappt',
  begun: 'Wurde unterbrochen. Bitte sehen Sie nach, ob es so stimmt.',
  earlier: 'Frühere Zustimmungen',
  ended: (day: string) => `beendet am ${day}`,
  bannerLabel: 'Hilfe vom Büro',
  bannerFor: (producer: string) => `Sie arbeiten für ${producer}.`,
  bannerBy: (name: string, until: string) =>
    `Jeder Schritt wird als „von ${name}“ aufgeschrieben. Erlaubt bis ${until}.`,
  bannerEnd: 'Hilfe beenden',
  finalHere: 'Das kann der Betrieb danach nicht zurücknehmen:',
};

const FINAL_REASONS: Readonly<Record<FinalReason, string>> = {
  'money-back': 'Käuferin oder Käufer bekommen Geld zurück.',
  'handed-over': 'Damit ist die Ware übergeben, und der Anteil wird fällig.',
  told: 'Die Nachricht darüber geht gleich hinaus.',
  bookable: 'Ab sofort kann gebucht werden.',
  'own-way': 'Zurück geht es auf der Seite selbst.',
  'change-again': 'Es lässt sich auf der Seite selbst wieder ändern.',
  'counts-nothing': 'Daran ändert sich im Laden nichts.',
};
/** Said before the act, because nothing brings it back. */
const GRAVE: ReadonlySet<FinalReason> = new Set(['money-back', 'handed-over', 'told', 'bookable']);

/** Which acts a page offers, by the beginning of their routes. */
const PAGES: readonly { readonly page: RegExp; readonly routes: RegExp }[] = [
  { page: /^\/bestellungen\/./, routes: /^POST \/portal\/orders\// },
  { page: /^\/packen\//, routes: /\/(?:shortages|weights)$|^POST \/portal\/packing\// },
  { page: /^\/uebergabe\//, routes: /^POST \/portal\/hand-over\// },
  { page: /^\/rueckgaben/, routes: /^POST \/portal\/(?:withdrawals|problems)\// },
  { page: /^\/nachweise/, routes: /^POST \/portal\/disputes\// },
  { page: /^\/(?:nachrichten|hilfe)/, routes: /^POST \/portal\/threads/ },
  { page: /^\/bewertungen/, routes: /^POST \/portal\/reviews\// },
  { page: /^\/hof\/nachweise/, routes: /^POST \/portal\/evidence$/ },
  { page: /^\/termine/, routes: /^POST \/portal\/(?:slots|experiences)\// },
  { page: /^\/gutscheine/, routes: /^POST \/portal\/coupons\/:couponId/ },
  { page: /^\/rueckrufe?/, routes: /^POST \/portal\/recalls$/ },
];

/** Why an act stays; null where it can be taken back. */
export const finalReason = (route: string): string | null => {
  const reason = FINAL_ACTS[route];
  return reason === undefined ? null : FINAL_REASONS[reason];
};

/** What an assisting person is told on a page before they act: each act that stays, and why. */
export function finalActsOn(pathname: string): readonly string[] {
  const offered = PAGES.filter(({ page }) => page.test(pathname));
  return Object.entries(FINAL_ACTS)
    .filter(([route, reason]) => GRAVE.has(reason) && offered.some((one) => one.routes.test(route)))
    .map(([route, reason]) => `${actSentence({ route, area: null })}: ${FINAL_REASONS[reason]}`);
}
