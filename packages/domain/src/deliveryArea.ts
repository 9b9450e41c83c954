/** Inclusive range of five-digit postcodes; strings of equal length compare like numbers. */
export type PostcodeRange = { readonly from: string; readonly to: string };

/** Islands that no carrier reaches overnight by road, so chilled parcels would spoil. */
const ISLANDS: readonly PostcodeRange[] = [
  { from: '18565', to: '18565' }, // Hiddensee
  { from: '25849', to: '25849' }, // Pellworm
  { from: '25859', to: '25859' }, // Hooge
  { from: '25863', to: '25863' }, // Langeneß
  { from: '25869', to: '25869' }, // Gröde
  { from: '25938', to: '25938' }, // Föhr
  { from: '25946', to: '25946' }, // Amrum
  { from: '25980', to: '25999' }, // Sylt
  { from: '26465', to: '26465' }, // Langeoog
  { from: '26474', to: '26474' }, // Spiekeroog
  { from: '26486', to: '26486' }, // Wangerooge
  { from: '26548', to: '26548' }, // Norderney
  { from: '26571', to: '26571' }, // Juist
  { from: '26579', to: '26579' }, // Baltrum
  { from: '26757', to: '26757' }, // Borkum
  { from: '27498', to: '27499' }, // Helgoland, Neuwerk
  { from: '83256', to: '83256' }, // Frauenchiemsee
];

/** Two-digit regions that the German post has never assigned. */
const UNASSIGNED_REGIONS: readonly string[] = ['00', '05', '43', '62'];

/** Whether the text has the form of a German postcode (Postleitzahl). */
export function isGermanPostcode(postcode: string): boolean {
  return /^\d{5}$/.test(postcode) && !UNASSIGNED_REGIONS.includes(postcode.slice(0, 2));
}

export function isWithin(postcode: string, ranges: readonly PostcodeRange[]): boolean {
  return ranges.some((range) => range.from <= postcode && postcode <= range.to);
}

/** Whether carriers reach the postcode only by ferry: dearer, slower, and too slow to keep cold. */
export function isIsland(postcode: string): boolean {
  return isWithin(postcode, ISLANDS);
}
