import {
  previewSynonym,
  publishSynonym,
  SYNONYM_KINDS,
  SynonymKind,
} from '@markthalle/contracts/office-search';
import { Button } from '@markthalle/ui/components/button';
import { Checkbox } from '@markthalle/ui/components/choice-field';
import { Field, Select } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { done } from '@markthalle/workplace/server/form-action';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { SynonymEffect } from '../features/synonym-effect.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { synonymTexts as texts } from '../texts/search.ts';

const HERE = '/suche/synonyme/eintrag';
const MAX_TERM_CHARS = 60;
const MAX_LIST_CHARS = 600;
const YES = 'ja';

export const meta = officeTitle(texts.entryTitle);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const { searchParams } = visit.url;
  const typed = {
    term: (searchParams.get('wort') ?? '').slice(0, MAX_TERM_CHARS),
    expansions: (searchParams.get('fuer') ?? '').slice(0, MAX_LIST_CHARS),
    kind: SynonymKind.catch('same').parse(searchParams.get('art')),
    bothWays: searchParams.get('beide') === YES,
  };
  const isAsked = searchParams.get('wirkung') === YES;
  const input = { ...typed, bothWays: String(typed.bothWays) };
  return { typed, effect: isAsked ? await visit.read(previewSynonym, input) : null };
}

const inputOf = (values: TypedValues) => ({
  term: one(values, 'term'),
  expansions: one(values, 'expansions'),
  kind: one(values, 'kind') as SynonymKind,
  bothWays: String(one(values, 'bothWays') === YES),
});

export const action = officeAction(async ({ values, call }) => {
  const input = inputOf(values);
  if (one(values, 'intent') === 'publish') {
    await call(publishSynonym, input);
    return done('/suche/synonyme', 'synonym-veroeffentlicht');
  }
  // What cannot be used is said here, with everything typed still there.
  await call(previewSynonym, input);
  const address = new URLSearchParams({
    wort: input.term,
    fuer: input.expansions,
    art: input.kind,
    beide: input.bothWays === 'true' ? YES : '',
    wirkung: YES,
  });
  return redirect(`${HERE}?${address}#wirkung`);
});

/** One synonym: typed, looked at, then published. */
export default function SynonymPage() {
  const { typed, effect } = useLoaderData<typeof loader>();
  const { values, problems, returned } = useFormAnswer();
  const shown = (name: 'term' | 'expansions' | 'kind') =>
    returned ? one(values, name) : typed[name];
  return (
    <>
      <PageHead title={texts.entryTitle} sub={texts.entrySub} />
      <Block>
        <form method="post" action={HERE} className="form-grid">
          <Field
            name="term"
            label={texts.term}
            hint={texts.termHint}
            required
            maxLength={MAX_TERM_CHARS}
            value={shown('term')}
            error={problemOf(problems, 'term')}
          />
          <Field
            name="expansions"
            label={texts.expansions}
            hint={texts.expansionsHint}
            required
            maxLength={MAX_LIST_CHARS}
            value={shown('expansions')}
            error={problemOf(problems, 'expansions')}
          />
          <Select
            name="kind"
            label={texts.kind}
            hint={texts.kindHints}
            value={shown('kind')}
            choices={SYNONYM_KINDS.map((value) => ({ value, label: texts.kinds[value] }))}
          />
          <Checkbox
            name="bothWays"
            value={YES}
            checked={returned ? one(values, 'bothWays') === YES : typed.bothWays}
          >
            {texts.bothWays}
          </Checkbox>
          <Button kind={effect === null ? 'primary' : 'secondary'} name="intent" value="preview">
            {texts.preview}
          </Button>
        </form>
      </Block>
      {effect !== null && !returned && (
        <SynonymEffect effect={effect}>
          <form method="post" action={HERE} className="button-row">
            <input type="hidden" name="term" value={typed.term} />
            <input type="hidden" name="expansions" value={typed.expansions} />
            <input type="hidden" name="kind" value={typed.kind} />
            <input type="hidden" name="bothWays" value={typed.bothWays ? YES : ''} />
            <Button kind="primary" name="intent" value="publish">
              {texts.publish}
            </Button>
          </form>
        </SynonymEffect>
      )}
    </>
  );
}
