import type { ImportSummary } from '@markthalle/contracts/portal-imports';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { Chips } from '@markthalle/ui/components/choice-field';
import { Notice } from '@markthalle/ui/components/notice';
import { Block } from '@markthalle/ui/components/workplace';
import { importTexts as texts } from '../texts/imports.ts';

/** What a person may decide about a table as it stands. */
export function ImportDecision({ summary }: { readonly summary: ImportSummary }) {
  const { state, counts, importId } = summary;
  switch (state) {
    case 'comparing':
    case 'applying':
    case 'undoing':
      return <Working summary={summary} state={state} />;
    case 'ready':
      return counts.waiting ? <Decide waiting={counts.waiting} /> : <NothingToDo />;
    case 'stopped':
      return (
        <Notice tone="bad">
          <p>{texts.stopped}</p>
          <form method="post">
            <input type="hidden" name="how" value={summary.submits ? 'submit' : 'draft'} />
            <Button kind="primary" name="intent" value="apply">
              {texts.goOn}
            </Button>
            <Button kind="quiet" name="intent" value="discard">
              {texts.discard}
            </Button>
          </form>
        </Notice>
      );
    case 'done':
      return counts.done ? <Undo key={importId} /> : null;
    case 'discarded':
      return <Notice>{texts.discarded}</Notice>;
    default:
      return null;
  }
}

function Working(props: {
  readonly summary: ImportSummary;
  readonly state: 'comparing' | 'applying' | 'undoing';
}) {
  const { summary, state } = props;
  const { counts, rowCount, importId } = summary;
  const open = { comparing: counts.read, applying: counts.waiting, undoing: counts.done }[state];
  return (
    <Notice live title={texts.working[state]}>
      <p>
        {texts.progress(rowCount - (open ?? 0), rowCount)}. {texts.goesOn}
      </p>
      <p>
        <ButtonLink href={`/einfuhr/${importId}`}>{texts.reload}</ButtonLink>
      </p>
    </Notice>
  );
}

function NothingToDo() {
  return (
    <Notice>
      <p>{texts.noChanges}</p>
    </Notice>
  );
}

function Decide({ waiting }: { readonly waiting: number }) {
  return (
    <Block title={texts.decide}>
      <form method="post">
        <Chips
          name="how"
          legend={texts.decideTexts}
          hint={texts.decideHint}
          value="draft"
          choices={[
            { value: 'draft', label: texts.choices.draft },
            { value: 'submit', label: texts.choices.submit },
          ]}
        />
        <Chips
          name="stock"
          legend={texts.stock}
          hint={texts.stockHint}
          value="count"
          choices={[
            { value: 'count', label: texts.stockChoices.count },
            { value: 'keep', label: texts.stockChoices.keep },
          ]}
        />
        <p className="form-action">
          <Button kind="primary" name="intent" value="apply" wide>
            {texts.apply(waiting)}
          </Button>
        </p>
        <p>
          <Button kind="quiet" name="intent" value="discard">
            {texts.discard}
          </Button>
        </p>
      </form>
    </Block>
  );
}

function Undo() {
  return (
    <Block>
      <details>
        <summary>{texts.undo}</summary>
        <form method="post">
          <p>{texts.undoHint}</p>
          <p>
            <Button name="intent" value="undo">
              {texts.undoButton}
            </Button>
          </p>
        </form>
      </details>
    </Block>
  );
}
