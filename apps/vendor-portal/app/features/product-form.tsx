import { MAX_NAME_CHARS } from '@markthalle/contracts/fields';
import type { PartChoice } from '@markthalle/contracts/product-offer';
import { Button } from '@markthalle/ui/components/button';
import { Chips } from '@markthalle/ui/components/choice-field';
import { Field, Select } from '@markthalle/ui/components/field';
import { SaveBar } from '@markthalle/ui/components/save-bar';
import { Block } from '@markthalle/ui/components/workplace';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { ReactNode } from 'react';
import { groupHint } from '../texts/group-hints.ts';
import { formTexts as texts, UNITS } from '../texts/product-form.ts';
import { chosenGroup, OTHER_GROUP } from './chosen-group.ts';
import { CoachBox } from './coach-box.tsx';
import { type CoachFacts, coachForm, groupFacts } from './coaching.ts';
import type { CommissionRates } from './earnings.ts';
import { Earnings } from './earnings-box.tsx';
import { FactsBlock } from './facts-block.tsx';
import { PrefilledFacts } from './prefilled-facts.tsx';

const FORM_ID = 'produkt';

export type ProductFormChoices = {
  readonly categories: readonly {
    readonly path: string;
    readonly label: string;
    readonly vatDefault: 'standard' | 'reduced';
    readonly isFood: boolean;
  }[];
  readonly ways: readonly { readonly key: string; readonly label: string }[];
  readonly commission: CommissionRates;
  readonly taxStatus: string;
  /** What a bundle may hold of the own range. */
  readonly parts: readonly PartChoice[];
};

/** What the script needs to keep a form: whose draft it is, and since when the server has it. */
export type KeptForm = {
  readonly draftId: string;
  readonly productId: string | null;
  readonly basedOnVersion: number | null;
  /** When the server last heard of this draft; null: never. */
  readonly savedAt: string | null;
};

type ProductFormProps = {
  readonly choices: ProductFormChoices;
  readonly values: TypedValues;
  readonly kept: KeptForm;
  /** Photos, and how many of them there are for the coach. */
  readonly photos?: ReactNode;
  readonly photoFacts?: Pick<CoachFacts, 'photoCount' | 'photoEdgePx'>;
  /** The producer's own groups, as pills. */
  readonly groups: readonly string[];
  /** Hidden fields: the client id of a new product, the version an edit is based on. */
  readonly children: ReactNode;
};

/** Five questions, the rest suggested and shown as a list that can be checked. */
export function ProductForm(props: ProductFormProps) {
  const { choices, values } = props;
  const { problems, returned } = useFormAnswer();
  const hint = groupHint(chosenGroup(values));
  const { rateBps, vatRateBps } = choices.commission;
  const photoFacts = props.photoFacts ?? { photoCount: 0, photoEdgePx: null };
  const coaching = coachForm(values, { ...photoFacts, ...groupFacts(values, choices.categories) });
  return (
    <form
      method="post"
      encType="multipart/form-data"
      id={FORM_ID}
      data-rate-bps={rateBps}
      data-vat-rate-bps={vatRateBps}
      data-draft={props.kept.draftId}
      data-product={props.kept.productId ?? undefined}
      data-version={props.kept.basedOnVersion ?? undefined}
      data-saved-at={props.kept.savedAt ?? undefined}
      data-returned={returned ? '' : undefined}
      data-photos={photoFacts.photoCount}
      data-photo-edge={photoFacts.photoEdgePx ?? undefined}
    >
      {props.children}
      {props.photos}
      <Block title={texts.whatIsIt}>
        <Field
          name="nameDe"
          label={texts.name}
          hint={texts.nameHint}
          value={one(values, 'nameDe')}
          maxLength={MAX_NAME_CHARS}
          autoComplete="off"
          error={problemOf(problems, 'nameDe')}
        />
        <GroupChoice {...props} />
        <div className="quantity-row" data-fixed-pack="">
          <Field
            name="quantityValue"
            label={texts.quantity}
            value={one(values, 'quantityValue')}
            inputMode="decimal"
            maxLength={10}
            autoComplete="off"
            error={problemOf(problems, 'quantityValue')}
          />
          <Select
            name="quantityUnit"
            label={texts.unit}
            value={one(values, 'quantityUnit') || hint.unit}
            choices={Object.entries(UNITS).map(([value, label]) => ({ value, label }))}
            error={problemOf(problems, 'quantityUnit')}
          />
          <Field
            name="grossCents"
            label={texts.price}
            unit="€"
            value={one(values, 'grossCents')}
            inputMode="decimal"
            maxLength={12}
            autoComplete="off"
            error={problemOf(problems, 'grossCents')}
          />
        </div>
        <Earnings values={values} rates={choices.commission} />
        <Field
          name="stockQuantity"
          label={texts.stock}
          unit={hint.pack.many}
          value={one(values, 'stockQuantity')}
          inputMode="numeric"
          maxLength={7}
          autoComplete="off"
          error={problemOf(problems, 'stockQuantity')}
        />
      </Block>
      <PrefilledFacts values={values} choices={choices} />
      <FactsBlock values={values} />
      <CoachBox coaching={coaching} />
    </form>
  );
}

function GroupChoice({ choices, values, groups }: ProductFormProps) {
  const { problems } = useFormAnswer();
  const labelOf = (path: string) =>
    choices.categories.find((category) => category.path === path)?.label ?? path;
  const chosen = one(values, 'gruppe');
  const pill = groups.includes(chosen) ? chosen : chosenGroup(values) === '' ? '' : OTHER_GROUP;
  const list = (
    <Select
      name="categoryPath"
      label={groups.length > 0 ? texts.groupList : texts.group}
      value={chosenGroup(values)}
      choices={[
        { value: '', label: texts.chooseGroup },
        ...choices.categories.map(({ path, label }) => ({ value: path, label })),
      ]}
      error={problemOf(problems, 'categoryPath')}
    />
  );
  if (groups.length === 0) return list;
  return (
    <div className="group-choice">
      <Chips
        name="gruppe"
        legend={texts.group}
        value={pill}
        choices={[
          ...groups.map((path) => ({ value: path, label: labelOf(path) })),
          { value: OTHER_GROUP, label: texts.otherGroup },
        ]}
      />
      <div className="group-choice__list">{list}</div>
    </div>
  );
}

/** The bar of the form's page: submit, or keep as a draft. */
export function ProductFormBar() {
  return (
    <SaveBar state={<span data-draft-state="">{texts.barState}</span>}>
      <Button form={FORM_ID} name="intent" value="save">
        {texts.save}
      </Button>
      <Button form={FORM_ID} name="intent" value="submit" kind="primary">
        {texts.submit}
      </Button>
    </SaveBar>
  );
}
