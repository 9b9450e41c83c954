/** What the next page says after a form was done, by the name in its address. */
export const noteTexts: Readonly<Record<string, string>> = {
  bestaetigt: 'Sie haben die Bestellung angenommen.',
  gepackt: 'Die Bestellung ist gepackt.',
  uebergeben: 'Die Bestellung ist übergeben. Ihr Anteil wird jetzt fällig.',
  'nachweis-gesendet': 'Danke. Ihre Antwort ist in der Geschäftsstelle.',
  rhythmus: 'Das gilt ab der nächsten Abrechnung.',
  bestand: 'Der Bestand ist gespeichert.',
  preis: 'Der neue Preis gilt ab sofort.',
  pausiert: 'Das Produkt ist pausiert und im Laden nicht mehr zu sehen.',
  angeboten: 'Das Produkt wird wieder angeboten.',
  entwurf: 'Der Entwurf ist gespeichert.',
  eingereicht: 'Das Produkt ist eingereicht. Das Büro prüft es und gibt es dann frei.',
};
