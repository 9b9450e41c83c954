import ts from 'typescript';
import type { Finding } from './finding.ts';
import type { Repository } from './repository.ts';

const BANNED = /vendor|merchant|seller/i;
/**
 * The legal role of the seller of record (Vertragspartner), alone or as it is frozen in an order; and the app whose
 * name is older than the glossary. Anything else with "seller" in it means a producer.
 */
const ALLOWED =
  /\b(?:to)?sellers?(?:[-_]?of(?:[-_]?record)?)?(?:snapshot)?\b(?![-_])|sellers?[-_]?of[-_]?record|vendor[-_]?portal/gi;
/** They speak the language of others: Stripe's, and schema.org's for search engines. */
const FOREIGN =
  /^packages\/stripe-sandbox\/|\/(?:structured-data|product-schema|search-engines\.spec)\.ts$/;

const isBanned = (text: string) => BANNED.test(text.replace(ALLOWED, ''));

function bannedIdentifier(node: ts.Node): string | undefined {
  const isName = ts.isIdentifier(node) || ts.isPrivateIdentifier(node);
  // A name with an underscore is a field of somebody else's data.
  if (!isName || node.text.includes('_')) return undefined;
  return isBanned(node.text) ? node.text : undefined;
}

/** Finds names for the producer that the glossary does not allow: in code, in the database and in file names. */
export function checkBannedWords(repository: Repository): Finding[] {
  const findings: Finding[] = [];
  const add = (path: string, line: number, word: string) =>
    findings.push({ path, line, message: `${word}: the word is producer (docs/GLOSSARY.md)` });

  for (const file of repository.files) {
    if (FOREIGN.test(file.path)) continue;
    if (isBanned(file.path)) add(file.path, 1, file.path);
    if (file.isCode) {
      file.walk((node) => {
        const word = bannedIdentifier(node);
        if (word) add(file.path, file.lineOf(node), word);
      });
    } else if (file.path.endsWith('.sql')) {
      for (const [index, line] of file.text.split('\n').entries()) {
        if (isBanned(line.replace(/--.*/, ''))) add(file.path, index + 1, line.trim());
      }
    }
  }
  return findings;
}
