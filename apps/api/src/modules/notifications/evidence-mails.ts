import type { EvidenceKind } from '@markthalle/domain/evidence';
import type { JobPayloads } from '../../platform/jobs/jobs.ts';
import { formatDay } from './mail-formats.ts';
import type { MailModel } from './mail-model.ts';
import type { PortalMailInput } from './send-money-mails.service.ts';

type Language = 'de' | 'en';
type Told = JobPayloads['notifications.evidence'];

/** What became of a piece of evidence, what it means for the shop, and the one thing to press. */
export function evidenceMail(
  told: Told,
  { language, brandName, portalUrl }: PortalMailInput,
): MailModel {
  const name = `${KINDS[told.kind][language]} (${told.reference})`;
  const day = told.validUntil === null ? '' : formatDay(told.validUntil, language);
  const { subject, paragraph } = TEXTS[language][told.what]({ name, day });
  return {
    language,
    brandName,
    subject,
    blocks: [
      { kind: 'title', text: subject },
      { kind: 'paragraph', text: paragraph },
      ...(told.note === null ? [] : [{ kind: 'paragraph' as const, text: told.note }]),
      { kind: 'button', label: BUTTON[language], url: `${portalUrl}/hof/nachweise` },
    ],
    footer: FOOTER[language](brandName),
  };
}

const BUTTON = { de: 'Nachweise ansehen', en: 'See the evidence' };
const FOOTER = {
  de: (brand: string) => `Diese E-Mail gehört zu den Nachweisen Ihres Betriebs bei ${brand}.`,
  en: (brand: string) => `This e-mail belongs to the evidence of your business at ${brand}.`,
};

interface Words {
  readonly name: string;
  readonly day: string;
}
type Text = (words: Words) => { readonly subject: string; readonly paragraph: string };

const TEXTS: Readonly<Record<Language, Readonly<Record<Told['what'], Text>>>> = {
  de: {
    valid: ({ name }) => ({
      subject: `Geprüft: ${name}`,
      paragraph: 'Alles in Ordnung. Der Nachweis gilt ab jetzt.',
    }),
    rejected: ({ name }) => ({
      subject: `Bitte noch einmal: ${name}`,
      paragraph: 'Diesen Nachweis konnten wir nicht annehmen. Bitte reichen Sie ihn neu ein.',
    }),
    withdrawn: ({ name }) => ({
      subject: `Gilt nicht mehr: ${name}`,
      paragraph:
        'Dieser Nachweis gilt nicht mehr. Waren, die ihn brauchen, stehen nicht mehr im Laden, bis ein neuer da ist.',
    }),
    ends: ({ name, day }) => ({
      subject: `Läuft am ${day} ab: ${name}`,
      paragraph: `Dieser Nachweis gilt noch bis zum ${day}. Bitte reichen Sie vorher den neuen ein. Danach zeigen wir Hinweise wie „Bio“ oder „aus MV“ nicht mehr.`,
    }),
    ended: ({ name, day }) => ({
      subject: `Abgelaufen: ${name}`,
      paragraph: `Dieser Nachweis galt bis zum ${day}. Der Hinweis im Laden ist ausgeblendet. Waren mit dem Wort „Bio“ im Namen oder Text stehen nicht mehr im Laden, bis ein neuer da ist.`,
    }),
  },
  en: {
    valid: ({ name }) => ({
      subject: `Checked: ${name}`,
      paragraph: 'Everything is fine. The evidence holds from now on.',
    }),
    rejected: ({ name }) => ({
      subject: `Please send it again: ${name}`,
      paragraph: 'We could not accept this piece of evidence. Please send it again.',
    }),
    withdrawn: ({ name }) => ({
      subject: `Holds no more: ${name}`,
      paragraph:
        'This piece of evidence holds no more. Goods that need it are out of the shop until there is a new one.',
    }),
    ends: ({ name, day }) => ({
      subject: `Ends on ${day}: ${name}`,
      paragraph: `This piece of evidence holds until ${day}. Please send the new one before that. After it we no longer show claims such as “organic” or “from MV”.`,
    }),
    ended: ({ name, day }) => ({
      subject: `Has ended: ${name}`,
      paragraph: `This piece of evidence held until ${day}. The claim in the shop is hidden. Goods that call themselves organic are out of the shop until there is a new one.`,
    }),
  },
};

const KINDS: Readonly<Record<EvidenceKind, Readonly<Record<Language, string>>>> = {
  packaging_register: { de: 'Verpackungsregister LUCID', en: 'packaging register LUCID' },
  food_registration: { de: 'Registrierung als Lebensmittelbetrieb', en: 'food registration' },
  approval_mark: { de: 'Zulassung', en: 'approval' },
  egg_packing_centre: { de: 'Packstelle für Eier', en: 'egg packing centre' },
  organic_control: { de: 'Bio-Zertifikat', en: 'organic certificate' },
  region_declaration: { de: 'Erklärung zur Herkunft', en: 'declaration of origin' },
  toy_declaration: { de: 'CE-Erklärung', en: 'CE declaration' },
  food_contact_declaration: {
    de: 'Erklärung zum Lebensmittelkontakt',
    en: 'food contact declaration',
  },
  gi_entitlement: { de: 'geschützte Bezeichnung', en: 'protected name' },
  weee_registration: { de: 'WEEE-Registrierung', en: 'WEEE registration' },
  battery_registration: { de: 'Batterie-Registrierung', en: 'battery registration' },
  seal_licence: { de: 'Lizenz eines Siegels', en: 'licence of a seal' },
};
