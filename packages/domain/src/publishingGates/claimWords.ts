/** Whether a text says one of the patterns. */
export const claimsWord = (text: string, patterns: readonly RegExp[]): boolean =>
  patterns.some((pattern) => pattern.test(text));
