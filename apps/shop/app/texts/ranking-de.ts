import type { DutyPage } from './duty-page.ts';

/** How the market sorts, in German. */
export const rankingDe: DutyPage = {
  title: 'So sortieren wir',
  description: 'Wovon die Reihenfolge der Angebote abhängt.',
  sections: [
    {
      paragraphs: [
        'Niemand kann einen besseren Platz kaufen. Die Provision ist für alle Betriebe gleich und ändert an der Reihenfolge nichts.',
      ],
      points: [
        'Gruppen: zuerst der niedrigste Preis; Sie können nach Name oder umgekehrt sortieren.',
        'Suche: wie oben beschrieben, oder wie Sie es wählen.',
        'Startseite: Produkte mit Saison.',
      ],
    },
    {
      heading: 'Bewertungen',
      paragraphs: [
        'Bewerten kann nur, wer das Produkt hier gekauft hat. Wir zeigen alle Bewertungen, auch schlechte, und nehmen für sie nichts.',
      ],
    },
    {
      heading: 'Wer verkauft',
      paragraphs: [
        'Alle Betriebe haben uns bestätigt, dass sie Unternehmer sind. Verbraucherrechte gelten deshalb bei jedem Kauf.',
      ],
    },
  ],
};
