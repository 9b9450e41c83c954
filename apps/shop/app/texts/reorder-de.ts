/** German words of printed codes, remembered devices and ordering again. */
export const reorderDe = {
  code: {
    title: (product: string, producer: string) => `${product} von ${producer}`,
    batch: (batch: string) => `Charge ${batch}`,
    again: 'Noch einmal bestellen',
    update: 'Aktualisieren',
    to: (name: string, place: string | null) =>
      place === null ? `An ${name}` : `An ${name}, ${place}`,
    notMe: (name: string) => `Nicht ${name}?`,
    elsewhere: 'Andere Anschrift oder Lieferart? Im Korb bestellen',
    gone: (labelled: string) => `„${labelled}“ gibt es gerade nicht. Das kommt vom selben Hof:`,
    soldOut: 'Gerade ausverkauft.',
    offSeason: 'Gerade keine Saison.',
    toProduct: 'Alles über dieses Produkt',
    agePlease: 'Das Alter prüfen wir an der Kasse.',
    unknown: 'Diesen Code kennen wir nicht',
    unknownMore: 'Bitte prüfen Sie die sechs Zeichen, oder suchen Sie nach dem Namen.',
    searchLabel: 'Was suchen Sie?',
    search: 'Suchen',
    forgotten: 'Dieses Gerät ist vergessen. Wir haben die Angaben dazu gelöscht.',
  },
  remember: {
    title: 'Beim nächsten Mal schneller',
    label: 'Auf diesem Gerät merken',
    more: 'Wir merken uns Name, Anschrift und Lieferart dieser Bestellung zwölf Monate lang, damit Sie mit dem Code auf dem Etikett mit einem Druck bestellen können. Dafür setzen wir ein Cookie. Vergessen lassen können Sie das jederzeit.',
    done: 'Dieses Gerät ist gemerkt.',
    forget: 'Dieses Gerät vergessen',
    failed: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
  },
  reorder: {
    button: 'Noch einmal bestellen',
    left: 'Nicht alles gibt es noch:',
    nothing: 'Von dieser Bestellung ist gerade nichts zu haben.',
    because: {
      gone: (name: string) => `${name}: nicht mehr im Angebot`,
      sold_out: (name: string) => `${name}: gerade ausverkauft`,
      fewer: (name: string) => `${name}: weniger als beim letzten Mal`,
      full: (name: string) => `${name}: Der Korb ist voll`,
    },
    toCart: 'Zum Korb',
  },
  pickupCode: {
    title: 'Ihr Abholcode',
    spoken: (digits: string) => `Abholcode: ${digits}`,
    picture: 'Der Abholcode als QR-Code, für die Kamera des Betriebs',
    more: 'Zeigen Sie den Code beim Abholen. Er steht auch ohne Netz hier, wenn Sie diese Seite schon einmal geöffnet haben.',
  },
  lostOrder: {
    title: 'Diesen Link kennen wir nicht',
    more: 'Vielleicht fehlt ein Zeichen am Ende, oder er ist zu alt. Öffnen Sie am besten den Link in Ihrer Bestellmail noch einmal.',
    account: 'Mit einem Konto sehen Sie alle Bestellungen',
    call: (phone: string) => `Wir helfen gern: ${phone}`,
  },
};

export type ReorderTexts = typeof reorderDe;
