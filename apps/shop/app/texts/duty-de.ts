import type { DutyPages } from './duty-page.ts';

/** The duty pages in German, short and about what this market really does. */
export const dutyDe: DutyPages = (brand) => {
  const { operator, phone, email, name } = brand;
  const address = `${operator.legalName}, ${operator.street}, ${operator.postcode} ${operator.town}`;
  const contact = `Telefon ${phone.shown} (${phone.hours.de}), E-Mail ${email}`;
  return {
    legalNotice: {
      title: 'Impressum',
      description: `Wer ${name} betreibt.`,
      sections: [
        {
          paragraphs: [
            'Angaben nach § 5 DDG.',
            `${address}.`,
            `Vertreten durch: ${operator.representedBy}.`,
            `${operator.register}. Umsatzsteuer-Identifikationsnummer: ${operator.vatId}.`,
            contact,
          ],
        },
        {
          heading: 'Wer verkauft',
          paragraphs: [
            `${name} vermittelt. Vertragspartner beim Kauf ist der jeweilige Betrieb; seine Angaben stehen auf jeder Produktseite und in der Bestellbestätigung.`,
          ],
        },
        {
          heading: 'Demonstration',
          paragraphs: [
            'Dieser Markt ist mit Beispieldaten eingerichtet: Genossenschaft und Betriebe sind erfunden, die Orte gibt es.',
          ],
        },
        {
          heading: 'Streitbeilegung',
          paragraphs: [
            'Wir sind nicht verpflichtet und nicht bereit, an Streitbeilegungsverfahren vor einer Verbraucherschlichtungsstelle teilzunehmen. Rufen Sie uns an: Meist lässt es sich gleich klären.',
          ],
        },
      ],
    },
    privacy: {
      title: 'Datenschutz',
      description: 'Welche Daten der Markt braucht, wofür und wie lange.',
      sections: [
        {
          heading: 'Verantwortlich',
          paragraphs: [`${address}. ${contact}.`],
        },
        {
          heading: 'Was wir beim Stöbern speichern',
          paragraphs: [
            'Wir verfolgen Sie nicht und geben nichts an Werbenetze weiter. Alle Schriften, Bilder und Programme kommen von diesem Server. Unsere Protokolle nennen Seite, Zeit und Dauer einer Anfrage, aber weder Ihre Internetadresse noch Suchwörter.',
            'Damit die Suche besser wird, merken wir uns 30 Tage lang, welche Wörter gesucht wurden, wie viele Treffer es gab und der wievielte geöffnet wurde, danach nur noch Summen. Wer gesucht hat, speichern wir nicht: Aus der Internetadresse wird sofort eine Prüfzahl, deren Schlüssel wir jeden Tag wegwerfen. Suchen mit einer E-Mail-Adresse oder langen Nummer merken wir uns gar nicht.',
          ],
          points: [
            'Korb-Cookie: eine Zufallsnummer Ihres Korbs, 60 Tage.',
            'Postleitzahl-Cookie: nur wenn Sie sie angeben, ein Jahr; auf der Seite „Postleitzahl“ löschen Sie sie.',
            'Anmelde-Cookie: nur wenn Sie sich anmelden, 30 Tage oder bis zum Abmelden.',
            'Cookie der letzten Bestellung: damit Sie nach dem Bezahlen zu ihr zurückfinden, ein Tag.',
          ],
        },
        {
          heading: 'Was wir beim Bestellen brauchen',
          paragraphs: [
            'Name, E-Mail, bei Lieferung die Anschrift, freiwillig die Telefonnummer, bei Alkohol das Geburtsdatum. Rechtsgrundlage ist der Vertrag (Art. 6 Abs. 1 Buchst. b DSGVO). Jeder Betrieb bekommt nur, was er für seinen Teil der Bestellung braucht.',
            'Bezahlt wird auf der Seite des Zahlungsdienstes Stripe; Kartendaten sehen wir nicht.',
            'Rechnungen und Buchungen bewahren wir so lange auf, wie § 147 AO es verlangt.',
          ],
        },
        {
          heading: 'Ihre Rechte',
          paragraphs: [
            `Auskunft, Berichtigung, Löschung, Einschränkung, Übertragbarkeit und Widerspruch: Schreiben Sie an ${email}. Beschweren können Sie sich beim Landesbeauftragten für Datenschutz Mecklenburg-Vorpommern.`,
          ],
        },
      ],
    },
    terms: {
      title: 'Allgemeine Geschäftsbedingungen',
      description: 'Wie der Vertrag zustande kommt und was für ihn gilt.',
      sections: [
        {
          heading: '1. Mit wem Sie den Vertrag schließen',
          paragraphs: [
            `Verkäufer ist der Betrieb, der beim Produkt genannt ist. ${operator.legalName} vermittelt den Vertrag, nimmt die Zahlung entgegen und ist Empfangsbotin für Ihre Erklärungen. Bestellen Sie bei mehreren Betrieben, schließen Sie mit jedem einen eigenen Vertrag.`,
          ],
        },
        {
          heading: '2. So kommt der Vertrag zustande',
          paragraphs: [
            'Sie legen Artikel in den Korb, wählen die Lieferung, geben an der Kasse Ihre Daten ein und prüfen alles. Fehler können Sie bis zuletzt ändern. Mit „Zahlungspflichtig bestellen“ geben Sie Ihr Angebot ab; angenommen ist es, wenn Ihre Zahlung bestätigt ist. Die Bestätigung kommt sofort per E-Mail.',
            'Verträge schließen wir auf Deutsch oder Englisch. Den Vertragstext speichern wir; Sie finden ihn in der E-Mail und auf der Seite Ihrer Bestellung.',
          ],
        },
        {
          heading: '3. Preise, Pfand, Zahlung',
          paragraphs: [
            'Alle Preise sind Endpreise. Ob Umsatzsteuer enthalten ist, hängt vom Betrieb ab und steht beim Preis. Pfand und Lieferkosten stehen daneben und im Gesamtpreis an der Kasse. Bezahlt wird beim Bestellen, einmal für alle Betriebe.',
          ],
        },
        {
          heading: '4. Lieferung',
          paragraphs: [
            'Geliefert wird innerhalb Deutschlands, soweit der Betrieb Ihre Postleitzahl erreicht. Tag und Kosten sehen Sie vor dem Bestellen.',
          ],
        },
        {
          heading: '5. Mängel',
          paragraphs: ['Es gilt das gesetzliche Mängelhaftungsrecht.'],
        },
        {
          heading: '6. Alkohol',
          paragraphs: [
            'Bier und Wein verkaufen wir ab 16, Spirituosen ab 18 Jahren. Das Alter wird an der Kasse erfragt und bei der Übergabe geprüft.',
          ],
        },
      ],
    },
    withdrawalPolicy: {
      title: 'Widerrufsbelehrung',
      description: 'Ihr Recht, den Vertrag binnen 14 Tagen zu widerrufen.',
      sections: [
        {
          heading: 'Widerrufsrecht',
          paragraphs: [
            'Sie haben das Recht, binnen vierzehn Tagen ohne Angabe von Gründen diesen Vertrag zu widerrufen. Die Frist beträgt vierzehn Tage ab dem Tag, an dem Sie oder ein von Ihnen benannter Dritter, der nicht der Beförderer ist, die letzte Ware in Besitz genommen haben.',
            `Um Ihr Widerrufsrecht auszuüben, müssen Sie uns (${address}, Telefon ${phone.shown}, E-Mail ${email}) mittels einer eindeutigen Erklärung, zum Beispiel mit einem Brief oder einer E-Mail, über Ihren Entschluss informieren. Wir leiten sie an jeden betroffenen Betrieb weiter; sie gilt ab dem Eingang bei uns. Zur Wahrung der Frist reicht es, dass Sie die Mitteilung vor ihrem Ablauf absenden.`,
          ],
        },
        {
          heading: 'Folgen des Widerrufs',
          paragraphs: [
            'Wir erstatten alle Zahlungen, die wir von Ihnen erhalten haben, einschließlich der Lieferkosten der günstigsten Standardlieferung, unverzüglich und spätestens binnen vierzehn Tagen, auf demselben Zahlungsweg. Die Rückzahlung darf warten, bis die Ware zurück ist oder Sie den Versand nachgewiesen haben. Die Kosten der Rücksendung tragen Sie, wenn der Betrieb sie nicht übernimmt. Für einen Wertverlust müssen Sie nur aufkommen, wenn er auf einen Umgang zurückgeht, der zur Prüfung der Ware nicht nötig war.',
          ],
        },
        {
          heading: 'Wann es kein Widerrufsrecht gibt',
          paragraphs: [
            'Das steht bei jedem Artikel vor dem Bestellen. Es sind vor allem (§ 312g Abs. 2 BGB):',
          ],
          points: [
            'Waren, die schnell verderben können,',
            'Waren, die nach Ihren Wünschen angefertigt werden,',
            'versiegelte Waren, die aus Gründen der Hygiene nicht zurückgehen können, wenn das Siegel geöffnet ist,',
            'Freizeitangebote zu einem festen Termin.',
          ],
        },
        {
          heading: 'Muster-Widerrufsformular',
          paragraphs: [
            `An ${address}, E-Mail ${email}: Hiermit widerrufe ich den von mir abgeschlossenen Vertrag über den Kauf der folgenden Waren: … Bestellt am … / erhalten am … Name, Anschrift, Datum, Unterschrift (nur bei Mitteilung auf Papier).`,
          ],
        },
      ],
    },
    shipping: {
      title: 'Lieferung und Termine',
      description: 'Wie Ihre Bestellung zu Ihnen kommt.',
      sections: [
        {
          paragraphs: [
            'Jeder Betrieb sagt, wie seine Waren reisen können. Mit Ihrer Postleitzahl zeigen wir bei jedem Produkt nur, was geht: mit Tag und Preis.',
          ],
          points: [
            'Sammelfahrt: Die Genossenschaft fährt für alle Betriebe gemeinsam. Sie zahlen die Fahrt einmal, gleich wie viele Betriebe mitfahren.',
            'Paket und Kühlpaket: Der Betrieb schickt es selbst. Kühlpakete gehen nicht auf Inseln.',
            'Abholung am Hof: kostenlos, zu den Öffnungszeiten des Betriebs.',
            'Ticket per E-Mail: für Erlebnisse und Gutscheine.',
          ],
        },
        {
          heading: 'Bestellschluss',
          paragraphs: [
            'Was bis 12 Uhr bestellt ist, zählt für diesen Tag. Sonn- und Feiertage in Mecklenburg-Vorpommern zählen nicht mit.',
          ],
        },
        {
          heading: 'Wohin',
          paragraphs: ['Geliefert wird innerhalb Deutschlands.'],
        },
        {
          heading: 'Pfand',
          paragraphs: [
            'Pfand steht neben dem Preis und als eigene Zeile im Korb. Sie bekommen es zurück, wenn Sie die Gläser und Flaschen beim Betrieb oder bei der Fahrt abgeben.',
          ],
        },
      ],
    },
    ranking: {
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
    },
    accessibility: {
      title: 'Barrierefreiheit',
      description: 'Wie zugänglich dieser Markt ist und wo Sie Hilfe bekommen.',
      sections: [
        {
          paragraphs: [
            'Der Markt soll für alle benutzbar sein. Maßstab ist WCAG 2.2 AA (EN 301 549, Barrierefreiheitsstärkungsgesetz).',
          ],
          points: [
            'Alle Seiten lassen sich mit der Tastatur bedienen und funktionieren ohne JavaScript.',
            'Texte lassen sich auf 200 % vergrößern; bei 320 Pixel Breite geht nichts verloren.',
            'Farben tragen nie allein eine Bedeutung; Kontraste werden bei jeder Änderung berechnet.',
            'Jede Seite wird bei jeder Änderung automatisch geprüft.',
          ],
        },
        {
          heading: 'Noch nicht gut genug',
          paragraphs: [
            'Texte der Betriebe sind nicht in Leichter Sprache. Bilder der Betriebe haben nur kurze Beschreibungen.',
          ],
        },
        {
          heading: 'Hilfe',
          paragraphs: [
            `Wenn Sie auf eine Hürde stoßen: ${contact}. Wir nehmen Bestellungen auch am Telefon auf. Zuständig für die Aufsicht ist die Marktüberwachungsstelle der Länder für die Barrierefreiheit von Produkten und Dienstleistungen (MLBF).`,
          ],
        },
      ],
    },
  };
};
