import type { MailModel } from './mail-model.ts';

interface ReviewMailInput {
  readonly language: 'de' | 'en';
  readonly brandName: string;
  readonly shopUrl: string;
  readonly orderNumber: string;
  readonly orderToken: string;
}

const PATHS = {
  de: { review: '/bewerten', stop: '/bewerten/abbestellen' },
  en: { review: '/en/review', stop: '/en/review/stop' },
} as const;

const INVITE = {
  de: {
    subject: (number: string) => `Wie war Ihre Bestellung ${number}?`,
    ask: 'Ihre Bestellung ist angekommen. Wenn Sie mögen, sagen Sie anderen, wie es war: ein bis fünf Sterne und ein paar Worte zu jedem Produkt. Lob und Kritik sind gleich willkommen; wir zeigen beides.',
    nothing:
      'Sie bekommen dafür nichts, und Sie müssen nichts tun. Wir fragen zu einer Bestellung nur einmal.',
    button: 'Bewertung schreiben',
    stop: (url: string) => `Sie möchten nicht mehr gefragt werden? Hier abbestellen: ${url}`,
    footer: (brand: string) =>
      `Sie bekommen diese E-Mail, weil Sie bei ${brand} bestellt haben (§ 7 Abs. 3 UWG). Sie können jederzeit widersprechen, ohne dass andere als die Übermittlungskosten nach den Basistarifen entstehen.`,
  },
  en: {
    subject: (number: string) => `How was your order ${number}?`,
    ask: 'Your order has arrived. If you like, tell others how it was: one to five stars and a few words about each product. Praise and criticism are equally welcome; we show both.',
    nothing: 'You get nothing for it, and you need not do anything. We ask only once per order.',
    button: 'Write a review',
    stop: (url: string) => `You do not want to be asked again? Unsubscribe here: ${url}`,
    footer: (brand: string) =>
      `You receive this e-mail because you ordered at ${brand} (section 7 (3) UWG). You may object at any time, at no cost other than the basic rate of sending.`,
  },
} as const;

/** Asks for reviews, once per order, and says how to object (§ 7(3) no. 4 UWG). */
export function reviewInvitationMail(input: ReviewMailInput): MailModel {
  const { language, brandName, shopUrl, orderToken } = input;
  const texts = INVITE[language];
  const paths = PATHS[language];
  const stopUrl = `${shopUrl}${paths.stop}/${orderToken}`;
  return {
    language,
    brandName,
    subject: texts.subject(input.orderNumber),
    unsubscribeUrl: stopUrl,
    blocks: [
      { kind: 'title', text: texts.subject(input.orderNumber) },
      { kind: 'paragraph', text: texts.ask },
      { kind: 'button', label: texts.button, url: `${shopUrl}${paths.review}/${orderToken}` },
      { kind: 'paragraph', text: texts.nothing },
      { kind: 'small', text: texts.stop(stopUrl) },
    ],
    footer: texts.footer(brandName),
  };
}

const REPLY = {
  de: {
    subject: (producer: string) => `${producer} hat auf Ihre Bewertung geantwortet`,
    about: (product: string) => `Sie haben „${product}“ bewertet. Die Antwort:`,
    button: 'Ihre Bewertungen ansehen',
    footer: (brand: string) =>
      `Sie bekommen diese E-Mail, weil Sie bei ${brand} ein Produkt bewertet haben.`,
  },
  en: {
    subject: (producer: string) => `${producer} has replied to your review`,
    about: (product: string) => `You reviewed “${product}”. The reply:`,
    button: 'See your reviews',
    footer: (brand: string) =>
      `You receive this e-mail because you reviewed a product at ${brand}.`,
  },
} as const;

export function reviewReplyMail(
  input: ReviewMailInput & {
    readonly producerName: string;
    readonly productName: string;
    readonly reply: string;
  },
): MailModel {
  const { language, brandName, shopUrl, orderToken, producerName } = input;
  const texts = REPLY[language];
  return {
    language,
    brandName,
    subject: texts.subject(producerName),
    blocks: [
      { kind: 'title', text: texts.subject(producerName) },
      { kind: 'paragraph', text: texts.about(input.productName) },
      { kind: 'paragraph', text: input.reply },
      {
        kind: 'button',
        label: texts.button,
        url: `${shopUrl}${PATHS[language].review}/${orderToken}`,
      },
    ],
    footer: texts.footer(brandName),
  };
}
