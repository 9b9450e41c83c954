import type { OfferedWay } from '@markthalle/contracts/catalog';

export const WAYS = {
  citybox: {
    key: 'citybox',
    label: 'Sammelfahrt Berlin & Hamburg',
    carriedBy: 'cooperative',
    runCode: 'citybox',
    priceCents: 690,
    freeFromCents: null,
    weekdays: ['do'],
    minDays: 2,
    maxDays: 7,
  },
  parcel: {
    key: 'parcel',
    label: 'Paket',
    carriedBy: 'producer',
    runCode: null,
    priceCents: 590,
    freeFromCents: null,
    weekdays: [],
    minDays: 1,
    maxDays: 3,
  },
  parcel_chilled: {
    key: 'parcel_chilled',
    label: 'Kühlpaket über Nacht',
    carriedBy: 'producer',
    runCode: null,
    priceCents: 1190,
    freeFromCents: null,
    weekdays: ['mo', 'di', 'mi'],
    minDays: 1,
    maxDays: 2,
  },
  pickup: {
    key: 'pickup',
    label: 'Abholung am Hof',
    carriedBy: 'producer',
    runCode: null,
    priceCents: 0,
    freeFromCents: null,
    weekdays: [],
    minDays: 1,
    maxDays: 3,
  },
  ticket: {
    key: 'ticket',
    label: 'Ticket per E-Mail',
    carriedBy: 'producer',
    runCode: null,
    priceCents: 0,
    freeFromCents: null,
    weekdays: [],
    minDays: 0,
    maxDays: 0,
  },
} as const satisfies Record<string, Omit<OfferedWay, 'weekdays'> & { weekdays: readonly string[] }>;

/** A way as cards offer it. */
export const way = (key: keyof typeof WAYS): OfferedWay => ({
  ...WAYS[key],
  weekdays: [...WAYS[key].weekdays],
});
