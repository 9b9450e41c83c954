/**
 * A person's name as far as it is needed to recognise oneself on a device that others may hold:
 * the first name and the first letter of the last (Art. 5(1)(c) GDPR).
 */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = words[0] ?? '';
  const last = words.length > 1 ? words.at(-1) : undefined;
  const [initial] = last === undefined ? [] : [...new Intl.Segmenter('de').segment(last)];
  return initial === undefined ? first : `${first} ${initial.segment}.`;
}
