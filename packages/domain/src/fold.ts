/** Lower case, without diacritics, ß as ss: how words are compared when somebody searches. */
export const fold = (text: string): string =>
  text.toLowerCase().replace(/ß/g, 'ss').normalize('NFD').replace(/\p{M}/gu, '');
