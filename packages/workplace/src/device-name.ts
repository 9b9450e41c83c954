type Names = readonly (readonly [pattern: RegExp, name: string])[];

const DEVICES: Names = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android.*Mobile/, 'Android-Telefon'],
  [/Android/, 'Android-Tablet'],
  [/Windows/, 'Rechner mit Windows'],
  [/Macintosh/, 'Mac'],
  [/Linux/, 'Rechner mit Linux'],
];
/** In the order in which they claim to be each other. */
const BROWSERS: Names = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const nameIn = (names: Names, text: string): string | undefined =>
  names.find(([pattern]) => pattern.test(text))?.[1];

/** How somebody recognises a device of theirs in a list, from what its browser says of itself. */
export function deviceName(userAgent: string): string {
  const found = [nameIn(DEVICES, userAgent), nameIn(BROWSERS, userAgent)].filter(Boolean);
  return found.length === 0 ? 'Unbekanntes Gerät' : found.join(', ');
}
