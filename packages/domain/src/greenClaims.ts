/**
 * Words that praise a thing as good for the environment as such. Without recognised excellent
 * performance they are banned (Annex to § 3(3) UWG as changed in 2026, Directive (EU) 2024/825);
 * so are claims of neutrality that rest on offsetting. Facts (place, share, packaging) are free.
 */
const GENERIC_CLAIMS: readonly RegExp[] = [
  /(?<!\p{L})(?:umwelt|klima|natur)(?:freundlich|schonend|gerecht|bewusst|verträglich)\p{L}*/giu,
  /(?<!\p{L})(?:klima|co2|co₂|treibhausgas|emissions)[ -]?(?:neutral|positiv|kompensiert|frei)\p{L}*/giu,
  /(?<!\p{L})nachhaltig\p{L}*/giu,
  /(?<!\p{L})ökologisch(?!\p{L}*\s+(?:Land|Erzeug|Anbau))\p{L}*/giu,
  /\bbiologisch abbaubar\p{L}*/giu,
  /\b(?:eco|environmentally|climate|nature)[ -]?friendly\b/giu,
  /\b(?:climate|carbon)[ -]?(?:neutral|positive)\b/giu,
  /\bsustainabl\p{L}+/giu,
  /\bbiodegradable\b/giu,
];

/** Seals count only with the number under which their scheme can be asked about the holder. */
const SEALS: readonly { readonly name: RegExp; readonly licence: RegExp }[] = [
  { name: /\bFSC\b/u, licence: /\bFSC[®-]?\s?-?C\d{6}\b/u },
  { name: /\bPEFC\b/u, licence: /\bPEFC\/\d\d-\d\d-\d{2,7}\b/u },
  { name: /\bGOTS\b/u, licence: /\b(?:CU|GOTS|BC|ICEA|IMO)[ -]?\d{4,8}\b/u },
  { name: /\bBlauer Engel\b/iu, licence: /\bDE-UZ \d{1,3}\b/u },
  { name: /\b(?:EU Ecolabel|EU-Umweltzeichen)\b/iu, licence: /\b[A-Z]{2}\/\d{3}\/\d{3}\b/u },
];

/** The words of a text that must not be said like this, as they stand there; none if it is fine. */
export function bannedClaims(text: string): string[] {
  const claims = GENERIC_CLAIMS.flatMap((claim) => text.match(claim) ?? []);
  const seals = SEALS.flatMap(({ name, licence }) =>
    licence.test(text) ? [] : (name.exec(text)?.[0] ?? []),
  );
  return [...claims, ...seals];
}
