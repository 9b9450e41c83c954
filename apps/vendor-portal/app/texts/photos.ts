import { CASE_PROBLEMS } from '@markthalle/contracts/case-problems';
import type { PhotoRefusal, PhotoState } from '@markthalle/contracts/product-photos';
import { UPLOAD_PROBLEMS } from '@markthalle/contracts/upload-problems';

/** Photos of a product: on the form, and while they travel. */
export const photoTexts = {
  title: 'Fotos',
  lead: (max: number) =>
    `Bis zu ${max}. Das erste steht auf der Karte. Im Laden sind die Bilder quadratisch.`,
  camera: 'Foto aufnehmen',
  choose: 'Aus der Galerie wählen',
  fieldHint: 'JPG, PNG oder WebP, je Foto höchstens 8 MB.',
  altLabel: 'Was ist auf dem Foto zu sehen?',
  altHint: 'Für Menschen, die es nicht sehen können. Leer steht dort der Name des Produkts.',
  forward: 'Nach vorn',
  forwardNamed: (position: number) => `Foto ${position} nach vorn`,
  remove: 'Entfernen',
  removeNamed: (position: number) => `Foto ${position} entfernen`,
  sent: 'übertragen',
  states: {
    waiting: 'Noch unterwegs. Sie können trotzdem speichern.',
    received: 'Angekommen. Es wird jetzt vorbereitet.',
    ready: 'Angekommen. Es erscheint nach der nächsten Freigabe.',
    refused: '',
  } satisfies Record<PhotoState, string>,
  /** The sentences of the register; its whole is too large for a phone. */
  refusals: {
    'photo-not-readable': CASE_PROBLEMS['photo-not-readable'].de,
    'photo-heic': UPLOAD_PROBLEMS['photo-heic'].de,
    'photo-too-many-pixels': UPLOAD_PROBLEMS['photo-too-many-pixels'].de,
    'photo-too-slow': UPLOAD_PROBLEMS['photo-too-slow'].de,
  } satisfies Record<PhotoRefusal, string>,
  approved: 'Im Laden zu sehen.',
  shrinking: 'Wird verkleinert …',
  percent: (percent: number) => `${percent} %`,
  percentWaiting: (percent: number) => `${percent} %, wartet`,
  tooMany: (max: number) => `Mehr als ${max} Fotos sind nicht möglich. Die ersten sind noch da.`,
  tooLarge: (name: string) =>
    `„${name}“ ist größer als 8 MB. Bitte nehmen Sie ein kleineres, oder tippen Sie auf „Foto aufnehmen“.`,
  heic: (name: string) =>
    `„${name}“ ist im HEIC-Format, das nicht jedes Gerät lesen kann. Bitte tippen Sie auf „Foto aufnehmen“, oder wählen Sie ein JPG.`,
  unreadable: (name: string) =>
    `„${name}“ lässt sich hier nicht als Foto lesen. Bitte tippen Sie auf „Foto aufnehmen“, oder wählen Sie ein anderes.`,
  storageFull: 'Auf diesem Telefon ist kein Platz. Das Foto wird erst beim Speichern mitgeschickt.',
  signedOut: 'Bitte melden Sie sich neu an. Das Foto liegt noch auf diesem Telefon.',
};
