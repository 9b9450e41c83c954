/** What the next page says after a form was done, by the name in its address. */
export const noteTexts: Readonly<Record<string, string>> = {
  bestaetigt: 'Sie haben die Bestellung angenommen.',
  gepackt: 'Die Bestellung ist gepackt.',
  uebergeben: 'Die Bestellung ist übergeben. Ihr Anteil wird jetzt fällig.',
  'nachweis-gesendet': 'Danke. Ihre Antwort ist in der Geschäftsstelle.',
  rhythmus: 'Das gilt ab der nächsten Abrechnung.',
  beantwortet: 'Ihre Antwort steht jetzt unter der Bewertung.',
  bestand: 'Der Bestand ist gespeichert.',
  gutschein: 'Der Gutschein ist angelegt.',
  ferien: 'Die freie Zeit ist eingetragen. Der Markt rechnet Ihre Liefertage drum herum.',
  'ferien-aufgehoben': 'Die freie Zeit ist aufgehoben.',
  'gutschein-beendet': 'Der Gutschein ist beendet.',
  preis: 'Der neue Preis gilt ab sofort.',
  pausiert: 'Das Produkt ist pausiert und im Laden nicht mehr zu sehen.',
  angeboten: 'Das Produkt wird wieder angeboten.',
  entwurf: 'Der Entwurf ist gespeichert.',
  eingereicht: 'Das Produkt ist eingereicht. Das Büro prüft es und gibt es dann frei.',
};
