import type { StoryPages } from './story-page.ts';

/** Kontakt und Genossenschaft auf Deutsch. */
export const storyDe: StoryPages = (brand) => {
  const { operator, phone, email, name } = brand;
  const address = `${operator.legalName}, ${operator.street}, ${operator.postcode} ${operator.town}`;
  return {
    contact: {
      title: 'Kontakt',
      description: `So erreichen Sie Menschen bei ${name}.`,
      sections: [
        {
          paragraphs: [
            `Bei uns antworten Menschen: Telefon ${phone.shown} (${phone.hours.de}), E-Mail ${email}, Post ${address}. Oder schreiben Sie gleich hier.`,
          ],
        },
        {
          heading: 'Für Behörden',
          paragraphs: [
            'Das Formular unten mit „Behörde oder Gericht“ ist unsere Kontaktstelle nach Art. 11 der Verordnung (EU) 2022/2065 und Art. 22 der Verordnung (EU) 2023/988. Wir antworten auf Deutsch und Englisch. Anordnungen bearbeiten wir innerhalb von zwei Arbeitstagen.',
          ],
        },
        {
          heading: 'Für Nutzerinnen und Nutzer',
          paragraphs: [
            'Das Formular ist auch die Kontaktstelle nach Art. 12 der Verordnung (EU) 2022/2065 und für Fragen zur Sicherheit von Produkten. Es landet bei Menschen, nicht bei einem Automaten. Sprachen: Deutsch und Englisch.',
          ],
        },
      ],
    },
    returns: {
      title: 'Pfand und Rückgabe',
      description: 'Wie Sie Flaschen und Gläser zurückgeben und Ihr Pfand bekommen.',
      sections: [
        {
          paragraphs: [
            'Das Pfand steht neben dem Preis und in der Kasse als eigener Posten. Bei jedem Gebinde steht „MEHRWEG“ oder „EINWEG“.',
          ],
        },
        {
          heading: 'So bekommen Sie das Pfand zurück',
          paragraphs: [],
          points: [
            'Am Hof: zu den Öffnungszeiten unten. Das Pfand gibt es dort sofort.',
            'Bei der Sammelfahrt und an der Abholstelle: Geben Sie die leeren Kisten bei der nächsten Abholung mit.',
            'Einwegflaschen und -dosen mit dem Pfandzeichen nimmt auch jeder Laden zurück, der solche verkauft.',
            `Geht das alles nicht, rufen Sie uns an (${phone.shown}). Auch wer nur per Paket bestellt, bekommt sein Pfand zurück.`,
          ],
        },
      ],
    },
    cooperative: {
      title: 'Die Genossenschaft',
      description: `Wem ${name} gehört und wer entscheidet.`,
      sections: [
        {
          paragraphs: [
            `${name} gehört denen, die hier verkaufen. ${operator.legalName} ist eine eingetragene Genossenschaft: Jedes Mitglied hat eine Stimme, gleich wie viel es verkauft.`,
            'Der Markt vermittelt. Ihr Vertrag kommt mit dem Betrieb zustande, der auf dem Etikett steht; wir kümmern uns um Bestellung, Zahlung, Sammelfahrten und Rat.',
          ],
        },
        {
          heading: 'Was mit dem Überschuss geschieht',
          paragraphs: [
            'Was am Ende des Jahres übrig bleibt, beschließt die Versammlung. Es kann als Rückvergütung an die Mitglieder gehen, im Verhältnis zu dem, was sie über den Markt verkauft haben.',
          ],
        },
        {
          heading: 'Woran Sie uns messen können',
          paragraphs: [],
          points: [
            'Kein Platz in der Suche ist zu kaufen. Wonach wir sortieren, steht auf einer eigenen Seite.',
            'Bewertungen zeigen wir alle, gute und schlechte.',
            'Was von Ihrem Geld wohin geht, steht auf der Seite zum Preis, mit Zahlen aus den Büchern.',
          ],
        },
      ],
    },
    cooperativePrice: {
      title: 'Wohin Ihr Geld geht',
      description: 'Was vom Preis beim Betrieb bleibt und was die Genossenschaft nimmt.',
      sections: [
        {
          paragraphs: [
            'Jeder Betrieb macht seinen Preis selbst. Vom Preis behält die Genossenschaft eine Provision; davon bezahlt sie Technik, Sammelfahrten, Beratung und den Zahlungsdienst. Alles andere bekommt der Betrieb.',
          ],
        },
      ],
    },
    join: {
      title: 'Mitglied werden',
      description: `Mitglied der Genossenschaft von ${name} werden.`,
      sections: [
        {
          paragraphs: [
            'Mitglied können Betriebe werden, die hier verkaufen, und Menschen, die den Markt tragen wollen. Mit dem Beitritt zeichnen Sie Geschäftsanteile; wie hoch sie sind und wie Sie wieder austreten können, steht in der Satzung. Wir schicken sie Ihnen vor dem Beitritt zu.',
            'Schreiben Sie uns. Wir rufen zurück und gehen alles mit Ihnen durch. Das Formular verpflichtet Sie zu nichts.',
          ],
        },
      ],
    },
    sell: {
      title: 'Hier verkaufen',
      description: `Mit dem eigenen Betrieb auf ${name} verkaufen.`,
      sections: [
        {
          paragraphs: [
            `Sie machen etwas in ${brand.region.de} selbst? Dann gehört es hierher. Wir helfen beim ersten Produkt, am Telefon oder bei Ihnen am Tisch.`,
          ],
        },
        {
          heading: 'Was Sie brauchen',
          paragraphs: [],
          points: [
            'einen Betrieb in der Region mit Name und Anschrift, die Kundinnen und Kunden sehen',
            'ein Bankkonto für die Auszahlung; die Prüfung macht der Zahlungsdienst mit Ihnen',
            'für Lebensmittel die Registrierung beim Veterinäramt, für Bio-Ware Ihre Kontrollnummer',
            'ein Telefon mit Kamera genügt; Fotos und Texte gehen auch bei schlechtem Netz',
          ],
        },
        {
          heading: 'Wie es weitergeht',
          paragraphs: [
            'Schreiben Sie uns kurz, wer Sie sind und was Sie machen. Wir rufen an, meist am nächsten Arbeitstag.',
          ],
        },
      ],
    },
  };
};
