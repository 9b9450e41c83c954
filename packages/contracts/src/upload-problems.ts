import type { ProblemDefinition } from './problem-definition.ts';

/** Refusals of photos that a producer sends; those that they share with cases stand there. */
export const UPLOAD_PROBLEMS = {
  'photo-heic': {
    status: 422,
    de: 'Dieses Foto ist im HEIC-Format, das nicht jedes Gerät lesen kann. Bitte nehmen Sie ein neues mit der Kamera auf, oder wählen Sie ein JPG.',
    en: 'This photo is in HEIC format, which not every device can read. Please take a new one with the camera, or choose a JPG.',
  },
  'photo-too-many-pixels': {
    status: 422,
    de: 'Dieses Bild hat mehr als 50 Millionen Bildpunkte. Bitte nehmen Sie ein kleineres, oder fotografieren Sie neu.',
    en: 'This picture has more than 50 million pixels. Please use a smaller one, or take a new photo.',
  },
  'photo-too-slow': {
    status: 422,
    de: 'Dieses Bild ließ sich nicht in angemessener Zeit lesen. Bitte nehmen Sie ein anderes.',
    en: 'This picture could not be read in reasonable time. Please use another one.',
  },
  'photo-too-many': {
    status: 409,
    de: 'Es warten schon sehr viele Fotos. Bitte lassen Sie diese erst fertig werden.',
    en: 'Very many photos are waiting already. Please let them finish first.',
  },
  'photo-changed': {
    status: 409,
    de: 'Unter diesem Namen ist schon ein anderes Foto da. Bitte wählen Sie es noch einmal aus.',
    en: 'Another photo is here under this name already. Please choose it once more.',
  },
} as const satisfies Record<string, ProblemDefinition>;
