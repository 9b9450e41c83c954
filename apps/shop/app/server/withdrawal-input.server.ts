import type { InputOf } from '@markthalle/contracts/endpoint';
import { Id, Token } from '@markthalle/contracts/fields';
import { type submitWithdrawal, WithdrawalDeclaration } from '@markthalle/contracts/withdrawals';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

type Values = Readonly<Record<string, string>>;
type Input = InputOf<typeof submitWithdrawal>;

const LINE = 'line-';
const lineField = (lineId: string): string => `${LINE}${lineId}`;

/** Name, contract, contact; each missing one with its message. Articles only where a link is. */
export function readWithdrawal(
  values: Values,
  language: Language,
): { readonly input: Input } | { readonly problems: readonly FieldProblem[] } {
  const texts = shopTexts(language).withdrawal;
  const declaration = WithdrawalDeclaration.safeParse(values);
  const lines = Object.entries(values).flatMap(([name, value]) => {
    const lineId = name.startsWith(LINE) ? Id.safeParse(name.slice(LINE.length)).data : undefined;
    return lineId === undefined || value.trim() === '' || value.trim() === '0'
      ? []
      : [{ lineId, quantity: Number(value) }];
  });
  const badLines = lines.filter(({ quantity }) => !(Number.isInteger(quantity) && quantity > 0));
  const fields = new Set(declaration.error?.issues.map(({ path }) => String(path[0])));
  const problems = [
    ...(['name', 'orderReference', 'email'] as const)
      .filter((field) => fields.has(field))
      .map((field) => ({ field, message: texts.empty[field] })),
    ...badLines.map(({ lineId }) => ({ field: lineField(lineId), message: texts.badPieces })),
  ];
  if (!declaration.success || problems.length > 0) return { problems };
  const orderToken = Token.safeParse(values.orderToken).data;
  return { input: { language, ...declaration.data, orderToken, lines: orderToken ? lines : [] } };
}
