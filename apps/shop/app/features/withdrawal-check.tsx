import { Button } from '@markthalle/ui/components/button';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

type Check = {
  readonly name: string;
  readonly orderReference: string;
  readonly email: string;
  readonly orderToken?: string | undefined;
  readonly lines: readonly {
    readonly lineId: string;
    readonly quantity: number;
    readonly name: string;
  }[];
  readonly idempotencyKey: string;
};

/** Step 2: what is declared, and one button with these words alone (§ 356a(3) BGB). */
export function WithdrawalCheck(props: { readonly language: Language; readonly check: Check }) {
  const { language, check } = props;
  const texts = shopTexts(language).withdrawal;
  const lines = check.lines.map(({ quantity, name }) => `${quantity} × ${name}`);
  const hidden: [name: string, value: string][] = [
    ['step', 'confirm'],
    ['name', check.name],
    ['orderReference', check.orderReference],
    ['email', check.email],
    ['orderToken', check.orderToken ?? ''],
    ['idempotencyKey', check.idempotencyKey],
    ...check.lines.map(({ lineId, quantity }): [string, string] => [
      `line-${lineId}`,
      `${quantity}`,
    ]),
  ];
  return (
    <div className="wrap plain-page">
      <h1>{texts.checkTitle}</h1>
      <form method="post" className="box narrow-form">
        <KeyFacts
          facts={[
            { term: texts.name, fact: check.name },
            { term: texts.reference, fact: check.orderReference },
            { term: texts.email, fact: check.email },
            { term: texts.what, fact: lines.length === 0 ? texts.whole : lines.join(', ') },
          ]}
        />
        {hidden.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p className="button-row">
          <Button kind="primary">{texts.confirm}</Button>
        </p>
      </form>
    </div>
  );
}
