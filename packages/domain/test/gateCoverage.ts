import type { ProductFacts } from '../src/productFacts.ts';
import type { Gate } from '../src/publishingGates/finding.ts';
import type { GateStatement } from '../src/publishingGates/statement.ts';

/** A case of the tables: a base, what is changed about it, and the field that answers. */
export type GateRow = readonly [
  title: string,
  base: GateStatement,
  change: Partial<GateStatement>,
  facts: ProductFacts,
  field: string,
];

export const changed = (
  base: GateStatement,
  change: Partial<GateStatement>,
  facts: ProductFacts,
): GateStatement => ({ ...base, ...change, facts: { ...base.facts, ...facts } });

/**
 * Gates without a case that they alone refuse at their field, or without one that asks them and
 * passes: nobody would notice if such a rule were gone, or never let anything pass.
 */
export function uncovered(
  gates: readonly Gate[],
  refused: readonly GateRow[],
  allowed: readonly GateRow[],
): string[] {
  const statementOf = ([, base, change, facts]: GateRow) => changed(base, change, facts);
  const lawOf = ([title]: GateRow) => title.split(' ')[0];
  // The bases are fine as they are, which each table says too.
  const asked = [...refused, ...allowed].flatMap((row) => [row[1], statementOf(row)]);
  return gates.flatMap((gate) => {
    const name = `${gate.lawId} ${gate.field}: ${gate.why}`;
    const isRefused = refused.some((row) => {
      const statement = statementOf(row);
      const finds = (one: Gate) =>
        one.lawId === gate.lawId &&
        one.field === gate.field &&
        !one.isHint &&
        one.appliesTo(statement) &&
        !one.isMet(statement);
      const alone = gates.filter(finds);
      return (
        lawOf(row) === gate.lawId &&
        row[4] === gate.field &&
        alone.length === 1 &&
        alone[0] === gate
      );
    });
    const isPassed = asked.some((one) => gate.appliesTo(one) && gate.isMet(one));
    return [
      ...(isRefused || gate.isHint ? [] : [`refused nowhere: ${name}`]),
      ...(isPassed || gate.isHint ? [] : [`passed nowhere: ${name}`]),
    ];
  });
}
