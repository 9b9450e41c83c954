import { brand } from '@markthalle/ui/brand';
import { Button } from '@markthalle/ui/components/button';
import { ErrorSummary, type FieldProblem } from '@markthalle/ui/components/error-summary';
import { Field } from '@markthalle/ui/components/field';
import { Notice } from '@markthalle/ui/components/notice';
import { formatDayWithYear } from '@markthalle/ui/format/dates';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';

type Line = {
  readonly lineId: string;
  readonly name: string;
  readonly leftQuantity: number;
  readonly class:
    | 'right_exists'
    | 'sealed_hygiene'
    | 'custom_made'
    | 'perishable'
    | 'dated_leisure'
    | 'service'
    | 'service_done';
};
type Known = {
  readonly name: string;
  readonly email: string;
  readonly orderNumber: string;
  readonly parts: readonly {
    readonly producerOrderId: string;
    readonly producerName: string;
    readonly endsOn: string | null;
    readonly lines: readonly Line[];
  }[];
};
type Refused = {
  readonly problems: readonly FieldProblem[];
  readonly values: Readonly<Record<string, string>>;
};

type WithdrawalFormProps = {
  readonly language: Language;
  readonly known: Known | null;
  readonly orderToken: string | null;
  readonly badLink: boolean;
  readonly refused: Refused | undefined;
};

/** Step 1: name, contract, contact. Nothing else is compulsory, nothing asks for a reason. */
export function WithdrawalForm(props: WithdrawalFormProps) {
  const { language, known, orderToken, badLink, refused } = props;
  const texts = shopTexts(language).withdrawal;
  const field = (name: string, filled: string | undefined) => ({
    name,
    value: refused?.values[name] ?? filled,
    error: refused?.problems.find((problem) => problem.field === name)?.message,
    required: true,
  });
  return (
    <div className="wrap plain-page">
      <ErrorSummary problems={refused?.problems ?? []} />
      <h1>{texts.title}</h1>
      <p className="measure">{texts.lead}</p>
      {badLink && <Notice tone="warn">{texts.badLink}</Notice>}
      {doneServices(known).map(({ lineId, name }) => (
        <Notice key={lineId} tone="warn" title={name}>
          {texts.classes.service_done}
        </Notice>
      ))}
      <form method="post" className="box narrow-form" noValidate>
        {orderToken && <input type="hidden" name="orderToken" value={orderToken} />}
        <Field {...field('name', known?.name)} label={texts.name} autoComplete="name" />
        <Field
          {...field('orderReference', known?.orderNumber)}
          label={texts.reference}
          hint={texts.referenceHint}
        />
        <Field
          {...field('email', known?.email)}
          type="email"
          label={texts.email}
          autoComplete="email"
          inputMode="email"
        />
        {known && <Articles language={language} known={known} refused={refused} />}
        <p className="button-row">
          <Button kind="primary">{texts.next}</Button>
        </p>
      </form>
      <OtherWays language={language} />
    </div>
  );
}

/** Of these the right is gone, and the page says why before anybody sends it. */
const doneServices = (known: Known | null): Line[] =>
  (known?.parts ?? []).flatMap(({ lines }) =>
    lines.filter((line) => line.class === 'service_done'),
  );

function Articles(props: {
  readonly language: Language;
  readonly known: Known;
  readonly refused: Refused | undefined;
}) {
  const { language, known, refused } = props;
  const texts = shopTexts(language).withdrawal;
  const chosen = Object.entries(refused?.values ?? {}).some(
    ([name, value]) => name.startsWith('line-') && value !== '',
  );
  return (
    <details open={chosen}>
      <summary>{texts.linesTitle}</summary>
      <p className="field__hint">{texts.linesHint}</p>
      {known.parts.map((part) => (
        <fieldset key={part.producerOrderId} className="plain-fieldset">
          <legend>
            <b>{part.producerName}</b>{' '}
            <span className="small muted">
              {part.endsOn === null
                ? texts.notStarted
                : texts.endsOn(formatDayWithYear(part.endsOn, language))}
            </span>
          </legend>
          {part.lines.map((line) => (
            <Article key={line.lineId} language={language} line={line} refused={refused} />
          ))}
        </fieldset>
      ))}
    </details>
  );
}

function Article(props: {
  readonly language: Language;
  readonly line: Line;
  readonly refused: Refused | undefined;
}) {
  const { language, line, refused } = props;
  const texts = shopTexts(language).withdrawal;
  const name = `line-${line.lineId}`;
  const note = line.class === 'right_exists' ? undefined : texts.classes[line.class];
  return (
    <Field
      name={name}
      type="number"
      label={texts.pieces(line.name, line.leftQuantity)}
      hint={note}
      value={refused?.values[name]}
      error={refused?.problems.find((problem) => problem.field === name)?.message}
      inputMode="numeric"
      min={0}
      max={line.leftQuantity}
      optional
    />
  );
}

/** Paper and e-mail stay open (§ 355(1) BGB): the function is an offer, not a duty. */
function OtherWays({ language }: { readonly language: Language }) {
  const texts = shopTexts(language).withdrawal;
  const { operator, email } = brand;
  return (
    <div className="stack small">
      <p>
        {texts.byPost} {operator.legalName}, {operator.street}, {operator.postcode} {operator.town},{' '}
        <a href={`mailto:${email}`}>{email}</a>
      </p>
      <p>
        <a href={pathTo('withdrawalPolicy', language)}>{texts.policy}</a>
      </p>
    </div>
  );
}
