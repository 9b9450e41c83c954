import { BOOKING_PROBLEMS } from './booking-problems.ts';
import { CASE_PROBLEMS } from './case-problems.ts';
import { CHECKOUT_PROBLEMS } from './checkout-problems.ts';
import { COUPON_PROBLEMS } from './coupon-problems.ts';
import { DELIVERY_PROBLEMS } from './delivery-problems.ts';
import { DEVICE_PROBLEMS } from './device-problems.ts';
import { EVIDENCE_PROBLEMS } from './evidence-problems.ts';
import { IMPORT_PROBLEMS } from './import-problems.ts';
import { LEGAL_PROBLEMS } from './legal-problems.ts';
import { MESSAGE_PROBLEMS } from './message-problems.ts';
import { MONEY_PROBLEMS } from './money-problems.ts';
import { OFFER_PROBLEMS } from './offer-problems.ts';
import { PACKING_PROBLEMS } from './packing-problems.ts';
import { PEOPLE_PROBLEMS } from './people-problems.ts';
import type { ProblemDefinition } from './problem-definition.ts';
import { RECALL_PROBLEMS } from './recall-problems.ts';
import { REORDER_PROBLEMS } from './reorder-problems.ts';
import { SEARCH_PROBLEMS } from './search-problems.ts';
import { STOCK_PROBLEMS } from './stock-problems.ts';
import { TRUST_PROBLEMS } from './trust-problems.ts';
import { UPLOAD_PROBLEMS } from './upload-problems.ts';

/**
 * The closed register of problem details (RFC 9457). Each code has its HTTP status and the sentence that people
 * read, in German and English; the apps take their texts from here. A missing sentence does not compile.
 */
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
  'producer-not-selling': {
    status: 422,
    de: 'Ein Betrieb in Ihrem Korb kann gerade keine Bestellungen annehmen, weil sein Auszahlungskonto nicht bereit ist. Bitte nehmen Sie seine Artikel aus dem Korb.',
    en: 'One producer in your basket cannot take orders at the moment, because the account for payouts is not ready. Please take its articles out of the basket.',
  },
  'person-not-found': {
    status: 404,
    de: 'Diese Person gehört nicht zum Büro.',
    en: 'This person does not belong to the office.',
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
  ...CASE_PROBLEMS,
  ...BOOKING_PROBLEMS,
  ...COUPON_PROBLEMS,
  ...CHECKOUT_PROBLEMS,
  ...LEGAL_PROBLEMS,
  ...EVIDENCE_PROBLEMS,
  ...MESSAGE_PROBLEMS,
  ...MONEY_PROBLEMS,
  ...OFFER_PROBLEMS,
  ...DELIVERY_PROBLEMS,
  ...DEVICE_PROBLEMS,
  ...RECALL_PROBLEMS,
  ...REORDER_PROBLEMS,
  ...SEARCH_PROBLEMS,
  ...IMPORT_PROBLEMS,
  ...PACKING_PROBLEMS,
  ...PEOPLE_PROBLEMS,
  ...STOCK_PROBLEMS,
  ...TRUST_PROBLEMS,
  ...UPLOAD_PROBLEMS,
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
