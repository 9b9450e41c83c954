export const deliveryDe = {
  delivery: {
    point: (name: string) => `Abholstelle ${name}`,
    from: (day: string) => `ab ${day}`,
    otherPostcode: 'Andere Postleitzahl',
    about: (km: number) => (km < 1 ? 'ganz in der Nähe' : `etwa ${km} km`),
    withAgeService: 'mit Altersprüfung an der Tür',
    withIsland: 'mit Inselzuschlag',
    nothingReaches: (place: string) => `Das können wir gerade nicht nach ${place} liefern.`,
    onlyFetched: (place: string) => `Das kommt nicht bis ${place}. Sie können es selbst abholen.`,
    coldOnlyFetched: (place: string) =>
      `Diese Ware muss gekühlt bleiben und kommt so nicht bis ${place}. Sie können sie selbst abholen.`,
    savesAll: (way: string, amount: string, day: string) =>
      `Alles als ${way} spart ${amount}${day && `. Dann ist alles bis ${day} da`}.`,
    savesSome: (producers: string, way: string, amount: string) =>
      `${producers} als ${way}: Das spart ${amount}.`,
    savesSplit: (amount: string) => `Eine andere Aufteilung der Lieferung spart ${amount}.`,
    ageServiceIn: (amount: string) => `darin ${amount} für die Altersprüfung an der Tür`,
    islandIn: (amount: string) => `darin ${amount} Inselzuschlag`,
  },
  postcodeRefused: {
    foreign:
      'Wir liefern nur innerhalb Deutschlands. Bitte geben Sie eine deutsche Postleitzahl mit fünf Ziffern an. Abholen können Sie von überall.',
    unknown: 'Diese Postleitzahl gibt es nicht. Bitte prüfen Sie die fünf Ziffern.',
  },
  points: {
    title: 'Abholstellen',
    description: 'Hier liegt Ihre Bestellung bereit: Öffnung, nächste Fahrt, Kühlung.',
    lead: 'Unsere Sammelfahrten bringen Ihre Bestellung an diese Orte, von allen Höfen zusammen und zu einem Preis.',
    sortedBy: (place: string) => `Nach Entfernung von ${place} sortiert.`,
    notSorted: 'Mit Ihrer Postleitzahl sortieren wir nach Entfernung.',
    openingHours: 'Öffnung',
    next: 'Nächste Fahrt',
    orderUntil: (day: string, hour: string) => `bestellen bis ${day}, ${hour} Uhr`,
    noTrip: 'gerade keine Fahrt',
    coolBox: 'Kühlung',
    yes: 'ja',
    no: 'nein',
    staff: 'Übergabe',
    attended: 'durch Mitarbeitende',
    unattended: 'am Schließfach; kein Alkohol',
    fee: 'Preis',
    perOrder: (price: string) => `${price} je Bestellung, für alle Höfe`,
    choose: 'Hier abholen',
    chooseNamed: (name: string) => `Hier abholen: ${name}`,
    chosen: (name: string) =>
      `Gemerkt: ${name}. Wählen Sie im Korb bei jedem Betrieb „Abholstelle“.`,
    toCart: 'Zum Korb',
    empty: 'Zurzeit gibt es keine Abholstelle.',
  },
  shipping: {
    terms: 'Lieferarten und Preise je Betrieb',
    termsHint:
      'Preise je Bestellung und Betrieb. Eine Sammelfahrt kostet einmal, auch wenn mehrere Betriebe mitfahren.',
    columns: {
      producer: 'Betrieb',
      way: 'Lieferart',
      days: 'Tage',
      time: 'Dauer',
      price: 'Preis',
    },
    freeFrom: (amount: string) => `frei ab ${amount}`,
    transit: (min: number, max: number) =>
      min === max ? `${min} Werktage` : `${min} bis ${max} Werktage`,
    readyIn: (days: number) => (days === 1 ? 'ab 1 Werktag' : `ab ${days} Werktagen`),
    atOnce: 'sofort',
    anyDay: 'werktags',
    onItsDay: 'am Fahrtag',
    runs: 'Sammelfahrten',
    runColumns: { run: 'Fahrt', days: 'Tage', until: 'Bestellschluss', stops: 'Halte' },
    cutOff: (days: number, hour: number) =>
      days === 1 ? `Vortag, ${hour} Uhr` : `${days} Tage vorher, ${hour} Uhr`,
    points: 'Alle Abholstellen',
    extra: 'Zuschläge',
    island: (amount: string) =>
      `Pakete auf Inseln ohne Straße: ${amount} mehr und bis zu einem Werktag länger. Kühlpakete gehen dorthin nicht.`,
    ageService: (amount: string) =>
      `Pakete mit Alkohol: ${amount} für die Altersprüfung an der Tür. Schließfächer und Warensendungen gibt es für Alkohol nicht.`,
  },
};

export type DeliveryTexts = typeof deliveryDe;
