import { MAX_REFERENCE_CHARS } from '@markthalle/contracts/portal-evidence';
import { Button } from '@markthalle/ui/components/button';
import { Field, Select } from '@markthalle/ui/components/field';
import { Icon } from '@markthalle/ui/components/icon';
import { Block } from '@markthalle/ui/components/workplace';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { EVIDENCE_KINDS_TEXT, evidenceTexts as texts } from '../texts/evidence.ts';

const MAX_COVERS_CHARS = 600;

/** One piece of evidence with its paper; sent twice, it is still one. */
export function ProofForm({ clientId }: { readonly clientId: string }) {
  const { values, problems } = useFormAnswer();
  const fileProblem = problemOf(problems, 'file');
  const field = (name: string, label: string, hint?: string) => ({
    name,
    label,
    ...(hint && { hint }),
    value: one(values, name),
    error: problemOf(problems, name),
  });
  return (
    <Block title={texts.add}>
      <form method="post" encType="multipart/form-data" className="stack" noValidate>
        <input type="hidden" name="clientId" value={one(values, 'clientId') || clientId} />
        <Select
          {...field('kind', texts.kind)}
          choices={Object.entries(EVIDENCE_KINDS_TEXT).map(([value, label]) => ({ value, label }))}
        />
        <Field
          {...field('reference', texts.reference, texts.referenceHint)}
          maxLength={MAX_REFERENCE_CHARS}
          required
        />
        <Field
          {...field('issuer', texts.issuer, texts.issuerHint)}
          maxLength={MAX_REFERENCE_CHARS}
          optional
        />
        <Field
          {...field('covers', texts.covers, texts.coversHint)}
          maxLength={MAX_COVERS_CHARS}
          optional
        />
        <Field {...field('validFrom', texts.validFrom)} type="date" required />
        <Field {...field('validUntil', texts.validUntil)} type="date" optional />
        <div className={fileProblem ? 'field field--wrong' : 'field'}>
          <label className="field__label" htmlFor="field-file">
            {texts.upload}
          </label>
          <p className="field__hint" id="field-file-hint">
            {texts.uploadHint}
          </p>
          {fileProblem && (
            <p className="field__error" id="field-file-error">
              <Icon name="circle-alert" size={18} />
              <span>{fileProblem}</span>
            </p>
          )}
          <input
            className="input"
            type="file"
            name="file"
            id="field-file"
            accept="application/pdf,image/jpeg,image/png"
            aria-describedby={fileProblem ? 'field-file-hint field-file-error' : 'field-file-hint'}
          />
        </div>
        <p className="form-action">
          <Button kind="primary" wide>
            {texts.send}
          </Button>
        </p>
      </form>
    </Block>
  );
}
