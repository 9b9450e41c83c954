import { formatInstant } from './mail-formats.ts';
import type { MailModel } from './mail-model.ts';
import type { PortalMailInput } from './send-money-mails.service.ts';

/** The digits stand in the subject too: a phone shows them without opening the mail. */
export function codeMail(digits: string, { language, brandName }: PortalMailInput): MailModel {
  const texts = CODE[language];
  return {
    language,
    brandName,
    subject: texts.subject(digits, brandName),
    blocks: [
      { kind: 'title', text: texts.title },
      { kind: 'facts', rows: [{ label: texts.code, value: digits }] },
      { kind: 'paragraph', text: texts.use },
      { kind: 'small', text: texts.not },
    ],
    footer: texts.footer(brandName),
  };
}

/**
 * The last line is what phones read to fill in a code by themselves, and only on the site it names
 * (origin-bound one-time codes, WICG).
 */
export function codeSms(digits: string, { language, brandName, portalUrl }: PortalMailInput) {
  return `${CODE[language].sms(digits, brandName)}\n\n@${new URL(portalUrl).hostname} #${digits}`;
}

const CODE = {
  de: {
    subject: (digits: string, brand: string) => `${digits} ist Ihr Code für ${brand}`,
    title: 'Ihr Code zum Anmelden',
    code: 'Code',
    use: 'Tippen Sie diese sechs Ziffern auf der Seite ein, auf der Sie gerade sind. Der Code gilt zehn Minuten und nur einmal.',
    not: 'Sie wollten sich nicht anmelden? Dann brauchen Sie nichts zu tun. Geben Sie den Code niemandem weiter, auch nicht am Telefon.',
    footer: (brand: string) => `Diese E-Mail gehört zu Ihrem Konto bei ${brand}.`,
    sms: (digits: string, brand: string) =>
      `${digits} ist Ihr Code für ${brand}. Er gilt zehn Minuten. Geben Sie ihn niemandem weiter.`,
  },
  en: {
    subject: (digits: string, brand: string) => `${digits} is your code for ${brand}`,
    title: 'Your code to sign in',
    code: 'Code',
    use: 'Enter these six digits on the page where you are. The code is good for ten minutes and once.',
    not: 'You did not want to sign in? Then there is nothing to do. Give the code to nobody, not even on the telephone.',
    footer: (brand: string) => `This e-mail belongs to your account at ${brand}.`,
    sms: (digits: string, brand: string) =>
      `${digits} is your code for ${brand}. It is good for ten minutes. Give it to nobody.`,
  },
} as const;

interface Invitation {
  readonly producerName: string;
  readonly displayName: string;
  readonly expiresAt: Date;
  readonly token: string;
}

/** To whoever is invited to a team; the portal speaks German, and so does this mail. */
export function invitationMail(invitation: Invitation, sender: PortalMailInput): MailModel {
  const { producerName, displayName, expiresAt, token } = invitation;
  return {
    language: 'de',
    brandName: sender.brandName,
    subject: `${producerName} lädt Sie ins Hofportal ein`,
    blocks: [
      { kind: 'title', text: `${producerName} lädt Sie ein` },
      {
        kind: 'paragraph',
        text: `Guten Tag ${displayName}, Sie können ab jetzt im Hofportal für ${producerName} mithelfen. Was Sie dort dürfen, sehen Sie nach einem Tipp auf den Knopf. Ein Passwort brauchen Sie nicht.`,
      },
      {
        kind: 'button',
        label: 'Einladung ansehen',
        url: `${sender.portalUrl}/einladung/${token}`,
      },
      {
        kind: 'small',
        text: `Der Link gilt bis ${formatInstant(expiresAt, 'de')} und nur einmal. Kennen Sie diesen Betrieb nicht? Dann brauchen Sie nichts zu tun.`,
      },
    ],
    footer: `Diese E-Mail hat ${producerName} über ${sender.brandName} geschickt.`,
  };
}

/** The office asks whether it may help; nothing happens without a yes in the portal. */
export function consentRequestMail(
  request: { readonly staffName: string; readonly reason: string },
  sender: PortalMailInput,
): MailModel {
  return {
    language: 'de',
    brandName: sender.brandName,
    subject: 'Dürfen wir Ihnen im Hofportal helfen?',
    blocks: [
      { kind: 'title', text: 'Dürfen wir Ihnen im Hofportal helfen?' },
      {
        kind: 'paragraph',
        text: `${request.staffName} aus der Geschäftsstelle möchte für Sie im Hofportal etwas tun: ${request.reason}`,
      },
      {
        kind: 'paragraph',
        text: 'Das geht nur, wenn Sie zustimmen. Sie bestimmen, was wir dürfen und wie lange. Sie sehen jeden Schritt und können ihn sieben Tage lang zurücknehmen.',
      },
      { kind: 'button', label: 'Ansehen', url: `${sender.portalUrl}/hof/hilfe` },
      { kind: 'small', text: 'Möchten Sie das nicht? Dann brauchen Sie nichts zu tun.' },
    ],
    footer: `Diese E-Mail gehört zu Ihrem Betrieb bei ${sender.brandName}.`,
  };
}

/** Their own system has not answered for days: we stopped asking, and say so. */
export function webhookDisabledMail(host: string, sender: PortalMailInput): MailModel {
  return {
    language: 'de',
    brandName: sender.brandName,
    subject: 'Ihr eigenes System antwortet nicht mehr',
    blocks: [
      { kind: 'title', text: 'Ihr eigenes System antwortet nicht mehr' },
      {
        kind: 'paragraph',
        text: `Seit Tagen nimmt ${host} unsere Meldungen nicht an. Wir schicken vorerst keine mehr dorthin. Ihre Bestellungen und Ihr Bestand sind davon nicht betroffen.`,
      },
      {
        kind: 'paragraph',
        text: 'Wenn das System wieder läuft, schicken Sie ihm eine Probe. Kommt sie an, geht es weiter.',
      },
      { kind: 'button', label: 'Ansehen', url: `${sender.portalUrl}/hof/schnittstellen` },
    ],
    footer: `Diese E-Mail gehört zu Ihrem Betrieb bei ${sender.brandName}.`,
  };
}
