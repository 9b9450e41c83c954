import type { ProducerRight } from '@markthalle/domain/producerRights';

/** What somebody may do, as people of a farm would say it. */
export const RIGHT_WORDS: Readonly<Record<ProducerRight, string>> = {
  orders: 'Bestellungen annehmen, packen und übergeben',
  stock: 'Bestand zählen und Produkte pausieren',
  products: 'Produkte und Preise ändern',
  money: 'Geld, Abrechnungen und Belege sehen',
  farm: 'Hofseite, Ferien und Bewertungen',
  team: 'Team, Hilfe vom Büro und eigene Systeme verwalten',
};

export const rightChoices = <Right extends ProducerRight>(rights: readonly Right[]) =>
  rights.map((right) => ({ value: right, label: RIGHT_WORDS[right] }));
