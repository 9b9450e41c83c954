import { Button } from '@markthalle/ui/components/button';
import { SaveBar } from '@markthalle/ui/components/save-bar';
import { Block } from '@markthalle/ui/components/workplace';
import { many, type TypedValues } from '@markthalle/workplace/typed-values';
import { HiddenValues } from '@markthalle/workplace/views/form-parts';
import { fieldWord, draftTexts as texts } from '../texts/draft-texts.ts';

const FORM_ID = 'angaben';

type Entry = { readonly value: string; readonly word: string; readonly entry: readonly string[] };

/** One question per field: two entries, of which one is right. */
export function ClashQuestion(props: {
  readonly field: string;
  readonly first: Entry;
  readonly second: Entry;
}) {
  const { field, first, second } = props;
  return (
    <fieldset className="clash">
      <legend className="field__label">{fieldWord(field)}</legend>
      {[first, second].map(({ value, word, entry }, index) => (
        <label className="check" key={value}>
          <input
            type="radio"
            name={`choice-${field}`}
            value={value}
            defaultChecked={index === 0}
            id={index === 0 ? `field-${field}` : undefined}
          />
          <span>
            <span className="small muted">{word}</span>
            <br />
            {entry.filter(Boolean).join(', ') || texts.nothing}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** "Welche Angabe stimmt?": what another device saved meanwhile, and what was typed here. */
export function ClashForm({ values }: { readonly values: TypedValues }) {
  const clashes = many(values, 'clash');
  return (
    <form method="post" id={FORM_ID}>
      <HiddenValues values={withoutAnswers(values)} />
      <Block title={texts.clashTitle}>
        <p>{texts.clashIntro}</p>
        {clashes.map((field) => (
          <ClashQuestion
            key={field}
            field={field}
            first={{ value: 'mine', word: texts.mine, entry: many(values, `mine-${field}`) }}
            second={{ value: 'stands', word: texts.stands, entry: many(values, field) }}
          />
        ))}
      </Block>
    </form>
  );
}

const withoutAnswers = (values: TypedValues): TypedValues =>
  Object.fromEntries(
    Object.entries(values).filter(([name]) => name !== 'intent' && !name.startsWith('choice-')),
  );

export function ClashBar() {
  return (
    <SaveBar>
      <Button form={FORM_ID} name="intent" value="save">
        {texts.settleSave}
      </Button>
      <Button form={FORM_ID} name="intent" value="submit" kind="primary">
        {texts.settleSubmit}
      </Button>
    </SaveBar>
  );
}
