/** Postcodes of the two cities that the weekly run serves (Deutsche Post, Leitregionen 10–14, 20–22). */
const CITY_RANGES = [
  { from: 10_115, to: 14_199, name: 'Berlin' },
  { from: 20_095, to: 22_769, name: 'Hamburg' },
] as const;

/** `10435 Berlin` where the place is known, else the bare postcode. */
export function placeOf(postcode: string): string {
  const number = Number(postcode);
  const city = CITY_RANGES.find((range) => number >= range.from && number <= range.to);
  return city ? `${postcode} ${city.name}` : postcode;
}
