const SPELLED: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  ø: 'oe',
};

/**
 * A name as part of an address: `Hanse Gin, 43 %` becomes `hanse-gin-43`. Empty where a name has no
 * Latin letter and no digit.
 */
export function slugFrom(name: string, maxChars: number): string {
  return name
    .toLowerCase()
    .replace(/[äöüßæø]/g, (letter) => SPELLED[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, maxChars)
    .replace(/^-+|-+$/g, '');
}
