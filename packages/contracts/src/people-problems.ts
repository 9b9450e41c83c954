import type { ProblemDefinition } from './problem-definition.ts';

/** Refusals around signing in by code, teams, help by the office and own systems, see `PROBLEMS`. */
export const PEOPLE_PROBLEMS = {
  'code-not-valid': {
    status: 422,
    de: 'Dieser Code stimmt nicht oder ist abgelaufen. Bitte prüfen Sie die sechs Ziffern oder fordern Sie einen neuen Code an.',
    en: 'This code is wrong or has expired. Please check the six digits or ask for a new code.',
  },
  'sms-signature-wrong': {
    status: 403,
    de: 'Diese Nachricht kommt nicht von unserem SMS-Dienst.',
    en: 'This message does not come from our SMS service.',
  },
  'mobile-missing': {
    status: 422,
    de: 'Bitte hinterlegen Sie zuerst Ihre Handynummer.',
    en: 'Please save your mobile number first.',
  },
  'sms-not-available': {
    status: 409,
    de: 'Wir können gerade keine SMS schicken. Bitte nehmen Sie Ihre E-Mail-Adresse.',
    en: 'We cannot send text messages at the moment. Please use your e-mail address.',
  },
  'farm-not-chosen': {
    status: 403,
    de: 'Sie arbeiten für mehrere Betriebe. Bitte wählen Sie zuerst, für welchen.',
    en: 'You work for several farms. Please choose one of them first.',
  },
  'session-not-found': {
    status: 404,
    de: 'Dieses Gerät ist nicht mehr angemeldet.',
    en: 'This device is no longer signed in.',
  },
  'member-not-found': {
    status: 404,
    de: 'Diese Person gehört nicht zu Ihrem Betrieb.',
    en: 'This person does not belong to your farm.',
  },
  'member-known': {
    status: 409,
    de: 'Diese Person gehört schon zu Ihrem Betrieb.',
    en: 'This person belongs to your farm already.',
  },
  'last-owner': {
    status: 409,
    de: 'Das geht nicht: Ein Betrieb braucht immer eine Inhaberin oder einen Inhaber.',
    en: 'This is not possible: a farm always needs an owner.',
  },
  'right-not-yours': {
    status: 403,
    de: 'Sie können nur Rechte vergeben, die Sie selbst haben.',
    en: 'You can only give rights that you have yourself.',
  },
  'team-full': {
    status: 409,
    de: 'Ihr Team ist voll. Bitte entfernen Sie zuerst jemanden oder ziehen Sie eine Einladung zurück.',
    en: 'Your team is full. Please remove somebody or withdraw an invitation first.',
  },
  'invitation-not-valid': {
    status: 422,
    de: 'Diese Einladung ist abgelaufen oder wurde schon angenommen. Bitten Sie den Betrieb um eine neue.',
    en: 'This invitation has expired or was accepted already. Please ask the farm for a new one.',
  },
  'consent-missing': {
    status: 403,
    de: 'Der Betrieb hat dieser Hilfe nicht zugestimmt, oder die Zustimmung ist beendet.',
    en: 'The farm has not agreed to this help, or its agreement has ended.',
  },
  'consent-not-found': {
    status: 404,
    de: 'Diese Zustimmung gibt es nicht oder sie ist schon beendet.',
    en: 'This agreement does not exist or has ended already.',
  },
  'consent-running': {
    status: 409,
    de: 'Es gilt schon eine Zustimmung. Bitte beenden Sie diese zuerst.',
    en: 'There is an agreement in force. Please end it first.',
  },
  'act-not-undoable': {
    status: 409,
    de: 'Das lässt sich nicht mehr zurücknehmen. Bitte rufen Sie uns an.',
    en: 'This can no longer be undone. Please call us.',
  },
  'act-not-found': {
    status: 404,
    de: 'Diesen Eintrag gibt es nicht.',
    en: 'This entry does not exist.',
  },
  'token-not-found': {
    status: 404,
    de: 'Diesen Zugang gibt es nicht.',
    en: 'This access does not exist.',
  },
  'too-many-tokens': {
    status: 409,
    de: 'Mehr Zugänge gehen nicht. Bitte sperren Sie zuerst einen.',
    en: 'There can be no more accesses. Please block one first.',
  },
  'webhook-not-found': {
    status: 404,
    de: 'Diese Meldestelle gibt es nicht.',
    en: 'This webhook does not exist.',
  },
  'too-many-webhooks': {
    status: 409,
    de: 'Mehr Meldestellen gehen nicht. Bitte löschen Sie zuerst eine.',
    en: 'There can be no more webhooks. Please delete one first.',
  },
  'webhook-address-refused': {
    status: 422,
    de: 'Diese Adresse geht nicht. Sie muss mit https:// beginnen und im Internet erreichbar sein.',
    en: 'This address is not possible. It must begin with https:// and be reachable on the internet.',
  },
} as const satisfies Record<string, ProblemDefinition>;
