const LAST_BYTE = 0xff;
const UNKNOWN = '?'.charCodeAt(0);

/** Every character that the encoding has, with its byte. */
const BYTES: ReadonlyMap<string, number> = new Map(
  Array.from({ length: LAST_BYTE + 1 }, (_, byte) => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(byte)),
    byte,
  ]),
);

/** Text as Windows-1252, which DATEV reads; a character that it lacks becomes `?`. */
export const toWindows1252 = (text: string): Uint8Array =>
  Uint8Array.from(text.normalize('NFC'), (character) => BYTES.get(character) ?? UNKNOWN);
