/**
 * The closed register of problem details (RFC 9457). Each code has its HTTP status and the sentence that people
 * read, in German and English; the apps take their texts from here. A missing sentence does not compile.
 */
interface ProblemDefinition {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 502 | 503;
  readonly de: string;
  readonly en: string;
}

export const PROBLEMS = {
  'invalid-input': {
    status: 400,
    de: 'Bitte prüfen Sie Ihre Angaben.',
    en: 'Please check your entries.',
  },
  'not-authenticated': {
    status: 401,
    de: 'Bitte melden Sie sich an.',
    en: 'Please sign in.',
  },
  'wrong-credentials': {
    status: 401,
    de: 'E-Mail-Adresse oder Passwort stimmt nicht.',
    en: 'The e-mail address or password is not correct.',
  },
  'email-not-verified': {
    status: 403,
    de: 'Bitte bestätigen Sie zuerst Ihre E-Mail-Adresse. Wir haben Ihnen den Link noch einmal geschickt.',
    en: 'Please confirm your e-mail address first. We have sent you the link again.',
  },
  'link-not-valid': {
    status: 422,
    de: 'Dieser Link ist abgelaufen oder wurde schon benutzt. Bitte fordern Sie einen neuen an.',
    en: 'This link has expired or has been used. Please ask for a new one.',
  },
  'password-too-weak': {
    status: 422,
    de: 'Bitte wählen Sie ein Passwort mit mindestens 10 Zeichen, das nicht leicht zu erraten ist.',
    en: 'Please choose a password of at least 10 characters that is not easy to guess.',
  },
  'not-allowed': {
    status: 403,
    de: 'Dafür fehlt Ihnen die Berechtigung.',
    en: 'You are not allowed to do this.',
  },
  'too-many-requests': {
    status: 429,
    de: 'Das waren zu viele Versuche. Bitte warten Sie einen Moment.',
    en: 'Too many attempts. Please wait a moment.',
  },
  'body-too-large': {
    status: 413,
    de: 'Die gesendeten Daten sind zu groß.',
    en: 'The data sent is too large.',
  },
  'route-not-found': {
    status: 404,
    de: 'Diese Seite gibt es nicht.',
    en: 'This page does not exist.',
  },
  'internal-error': {
    status: 500,
    de: 'Das hat nicht geklappt. Ihre Eingaben sind noch da.',
    en: 'That did not work. Your entries are still here.',
  },
  'idempotency-key-missing': {
    status: 400,
    de: 'Diese Anfrage braucht einen Vorgangsschlüssel.',
    en: 'This request needs an idempotency key.',
  },
  'idempotency-key-reused': {
    status: 409,
    de: 'Dieser Vorgang wurde schon mit anderen Angaben gesendet. Bitte laden Sie die Seite neu.',
    en: 'This request was already sent with other data. Please reload the page.',
  },
  'idempotency-key-in-use': {
    status: 409,
    de: 'Dieser Vorgang läuft gerade. Bitte warten Sie einen Moment.',
    en: 'This request is being processed. Please wait a moment.',
  },
  'product-not-found': {
    status: 404,
    de: 'Dieses Produkt gibt es nicht oder nicht mehr.',
    en: 'This product does not exist or is no longer available.',
  },
  'category-not-found': {
    status: 404,
    de: 'Diese Gruppe gibt es nicht.',
    en: 'This category does not exist.',
  },
  'producer-not-found': {
    status: 404,
    de: 'Diesen Betrieb gibt es nicht.',
    en: 'This producer does not exist.',
  },
  'cart-not-found': {
    status: 404,
    de: 'Diesen Korb gibt es nicht mehr.',
    en: 'This basket no longer exists.',
  },
  'cart-line-not-found': {
    status: 404,
    de: 'Dieser Artikel liegt nicht mehr im Korb.',
    en: 'This article is no longer in the basket.',
  },
  'cart-full': {
    status: 422,
    de: 'In einen Korb passen höchstens 80 verschiedene Artikel.',
    en: 'A basket holds at most 80 different articles.',
  },
  'cart-empty': {
    status: 422,
    de: 'Ihr Korb ist leer.',
    en: 'Your basket is empty.',
  },
  'product-not-available': {
    status: 422,
    de: 'Dieses Produkt kann gerade nicht bestellt werden.',
    en: 'This product cannot be ordered at the moment.',
  },
  'not-enough-stock': {
    status: 409,
    de: 'Davon ist nicht mehr genug da. Bitte prüfen Sie die Menge im Korb.',
    en: 'There is not enough left of this. Please check the quantity in your basket.',
  },
  'cart-changed': {
    status: 409,
    de: 'Preis oder Verfügbarkeit hat sich geändert. Bitte prüfen Sie Ihren Korb, bevor Sie bestellen.',
    en: 'A price or the availability has changed. Please check your basket before you order.',
  },
  'delivery-way-not-available': {
    status: 422,
    de: 'Diese Lieferart gibt es für diese Artikel oder diese Postleitzahl nicht.',
    en: 'This delivery way is not available for these articles or this postcode.',
  },
  'delivery-way-missing': {
    status: 422,
    de: 'Bitte wählen Sie für jeden Betrieb eine Lieferart.',
    en: 'Please choose a delivery way for each producer.',
  },
  'address-missing': {
    status: 422,
    de: 'Für die Lieferung brauchen wir Ihre Anschrift.',
    en: 'We need your address for the delivery.',
  },
  'age-check-failed': {
    status: 422,
    de: 'Für Alkohol müssen Sie alt genug sein. Bitte geben Sie Ihr Geburtsdatum an.',
    en: 'You must be old enough to buy alcohol. Please enter your date of birth.',
  },
  'order-not-found': {
    status: 404,
    de: 'Diese Bestellung haben wir nicht gefunden.',
    en: 'We did not find this order.',
  },
  'order-not-payable': {
    status: 409,
    de: 'Diese Bestellung kann nicht mehr bezahlt werden.',
    en: 'This order can no longer be paid.',
  },
  'payment-service-unavailable': {
    status: 503,
    de: 'Der Zahlungsdienst antwortet gerade nicht. Ihre Bestellung ist gespeichert; bitte versuchen Sie es gleich noch einmal.',
    en: 'The payment service does not answer at the moment. Your order is saved; please try again shortly.',
  },
  'producer-order-not-found': {
    status: 404,
    de: 'Diese Bestellung haben wir nicht gefunden.',
    en: 'We did not find this order.',
  },
  'step-not-possible': {
    status: 409,
    de: 'Dieser Schritt ist jetzt nicht möglich. Bitte laden Sie die Seite neu.',
    en: 'This step is not possible now. Please reload the page.',
  },
  'variant-not-found': {
    status: 404,
    de: 'Dieses Produkt haben wir nicht gefunden.',
    en: 'We did not find this product.',
  },
  'stock-below-reserved': {
    status: 422,
    de: 'So wenig kann nicht gezählt sein: Ein Teil ist schon für Bestellungen zurückgelegt.',
    en: 'The count cannot be that low: some of it is already set aside for orders.',
  },
  'product-changed-meanwhile': {
    status: 409,
    de: 'Dieses Produkt wurde inzwischen geändert. Ihre Eingaben sind noch da.',
    en: 'This product was changed meanwhile. Your entries are still here.',
  },
  'product-incomplete': {
    status: 422,
    de: 'Zum Einreichen fehlen noch Angaben.',
    en: 'Some details are still missing before you can submit.',
  },
  'version-not-found': {
    status: 404,
    de: 'Diese Freigabe gibt es nicht mehr.',
    en: 'This approval no longer exists.',
  },
  'version-already-decided': {
    status: 409,
    de: 'Darüber wurde schon entschieden.',
    en: 'This has already been decided.',
  },
  'run-not-found': {
    status: 404,
    de: 'Diese Abrechnung gibt es nicht.',
    en: 'This settlement run does not exist.',
  },
  'nothing-to-settle': {
    status: 422,
    de: 'Zurzeit ist nichts auszuzahlen.',
    en: 'There is nothing to settle at the moment.',
  },
  'run-already-open': {
    status: 409,
    de: 'Es gibt schon eine offene Abrechnung.',
    en: 'There is already an open settlement run.',
  },
  'hold-subject-not-found': {
    status: 404,
    de: 'Dazu gibt es weder eine bezahlte Bestellung noch einen Betrieb.',
    en: 'There is neither a paid order nor a producer of that name.',
  },
  'hold-too-long': {
    status: 422,
    de: 'So lange darf Geld nicht einbehalten werden. Bitte wählen Sie einen Tag in der Zukunft vor dem spätesten erlaubten Tag.',
    en: 'Money must not be held for so long. Please choose a day in the future and before the latest day allowed.',
  },
  'hold-not-found': {
    status: 404,
    de: 'Diesen Einbehalt gibt es nicht oder er ist schon aufgehoben.',
    en: 'This hold does not exist or has been lifted.',
  },
  'run-changed': {
    status: 409,
    de: 'Die Abrechnung hat sich geändert. Bitte prüfen Sie sie noch einmal.',
    en: 'The settlement run has changed. Please check it again.',
  },
  'second-person-needed': {
    status: 422,
    de: 'Freigeben muss eine zweite Person, nicht die, die den Vorgang angelegt hat.',
    en: 'A second person must approve, not the one who started this.',
  },
  'producer-not-selling': {
    status: 422,
    de: 'Ein Betrieb in Ihrem Korb kann gerade keine Bestellungen annehmen, weil sein Auszahlungskonto nicht bereit ist. Bitte nehmen Sie seine Artikel aus dem Korb.',
    en: 'One producer in your basket cannot take orders at the moment, because the account for payouts is not ready. Please take its articles out of the basket.',
  },
  'payout-too-high': {
    status: 422,
    de: 'So viel gehört der Genossenschaft im Moment nicht. Der Rest ist für Betriebe, Erstattungen, Steuer und Puffer.',
    en: 'The cooperative does not own that much at the moment. The rest is for producers, refunds, tax and float.',
  },
  'treasury-payout-not-found': {
    status: 404,
    de: 'Diese Auszahlung gibt es nicht.',
    en: 'This payout does not exist.',
  },
  'resolution-in-the-past': {
    status: 422,
    de: 'Ein Beschluss gilt frühestens ab heute; was war, bleibt wie es war.',
    en: 'A resolution is valid from today at the earliest; the past stays as it was.',
  },
  'refund-not-found': {
    status: 404,
    de: 'Diese Erstattung gibt es nicht.',
    en: 'This refund does not exist.',
  },
  'refund-empty': {
    status: 422,
    de: 'Bitte wählen Sie, was erstattet werden soll.',
    en: 'Please choose what is to be refunded.',
  },
  'refund-too-much': {
    status: 422,
    de: 'So viel ist nicht mehr übrig. Bitte prüfen Sie, was schon erstattet wurde.',
    en: 'That much is not left. Please check what was refunded before.',
  },
  'refund-line-not-found': {
    status: 422,
    de: 'Dieser Artikel gehört nicht zu dieser Bestellung.',
    en: 'This article is not part of this order.',
  },
  'refund-amount-differs': {
    status: 422,
    de: 'Die Summe muss genau der erstattete Betrag sein.',
    en: 'The sum must be exactly the amount that was refunded.',
  },
  'refund-second-person-needed': {
    status: 422,
    de: 'Das muss eine zweite Person freigeben.',
    en: 'A second person must approve this.',
  },
  'charge-in-dispute': {
    status: 409,
    de: 'Zu dieser Zahlung läuft eine Beschwerde bei der Bank. Solange kann nichts erstattet werden.',
    en: 'The bank is looking into this payment. Nothing can be refunded meanwhile.',
  },
  'debt-too-small': {
    status: 422,
    de: 'So viel ist nicht offen.',
    en: 'That much is not owed.',
  },
  'write-off-open': {
    status: 409,
    de: 'Für diesen Betrieb wartet schon eine Ausbuchung auf Freigabe.',
    en: 'A write-off for this producer is waiting for approval already.',
  },
  'write-off-not-found': {
    status: 404,
    de: 'Diese Ausbuchung gibt es nicht.',
    en: 'This write-off does not exist.',
  },
  'dispute-not-found': {
    status: 404,
    de: 'Diese Zahlungsbeschwerde gibt es nicht.',
    en: 'This payment dispute does not exist.',
  },
  'dispute-closed': {
    status: 409,
    de: 'Darüber ist schon entschieden. Bitte laden Sie die Seite neu.',
    en: 'This has been decided already. Please reload the page.',
  },
  'evidence-too-late': {
    status: 409,
    de: 'Die Frist ist abgelaufen. Die Bank nimmt keine Nachweise mehr an.',
    en: 'The deadline has passed. The bank does not take evidence any more.',
  },
  'answer-on-its-way': {
    status: 409,
    de: 'Eine Antwort an die Bank ist schon unterwegs. Bitte warten Sie einen Moment.',
    en: 'An answer to the bank is on its way already. Please wait a moment.',
  },
  'nothing-to-recover': {
    status: 409,
    de: 'Von diesem Anteil ist nichts ausgezahlt, das zurückgeholt werden könnte.',
    en: 'Nothing of this share was paid out that could be taken back.',
  },
  'statement-not-found': {
    status: 404,
    de: 'Diese Abrechnung gibt es nicht.',
    en: 'This statement does not exist.',
  },
  'document-not-found': {
    status: 404,
    de: 'Diesen Beleg gibt es nicht.',
    en: 'This document does not exist.',
  },
  'period-not-usable': {
    status: 422,
    de: 'Bitte wählen Sie einen Zeitraum in einem Kalenderjahr, der nicht vor seinem Anfang endet.',
    en: 'Please choose a period within one calendar year that does not end before it starts.',
  },
  'export-too-large': {
    status: 422,
    de: 'Dieser Zeitraum ergibt zu viele Zeilen. Bitte wählen Sie einen kürzeren.',
    en: 'This period has too many lines. Please choose a shorter one.',
  },
  'incident-not-found': {
    status: 404,
    de: 'Diesen Vorfall gibt es nicht.',
    en: 'This incident does not exist.',
  },
  'person-not-found': {
    status: 404,
    de: 'Diese Person gehört nicht zum Büro.',
    en: 'This person does not belong to the office.',
  },
  'ledger-entry-not-found': {
    status: 404,
    de: 'Diese Buchung gibt es nicht.',
    en: 'This entry does not exist.',
  },
  'account-not-found': {
    status: 404,
    de: 'Dieses Konto gibt es nicht.',
    en: 'This account does not exist.',
  },
  'operation-not-found': {
    status: 404,
    de: 'Diesen Auftrag an Stripe gibt es nicht.',
    en: 'This operation does not exist.',
  },
  'provider-object-not-found': {
    status: 404,
    de: 'Dieses Objekt kennt Stripe nicht.',
    en: 'Stripe does not know this object.',
  },
  'job-not-found': {
    status: 404,
    de: 'Diesen Auftrag gibt es nicht.',
    en: 'This job does not exist.',
  },
  'sweep-running': {
    status: 409,
    de: 'Diese Prüfung läuft gerade.',
    en: 'This sweep is running at the moment.',
  },
} as const satisfies Record<string, ProblemDefinition>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One wrong field of the input: where (JSON pointer, RFC 6901) and what is wrong, in the reader's language. */
export interface FieldError {
  readonly pointer: string;
  readonly message: string;
}

/** The body of `application/problem+json`; `details` is data for the reader's next step. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly instance: string;
  readonly errors?: readonly FieldError[];
  readonly details?: Readonly<Record<string, unknown>>;
}
