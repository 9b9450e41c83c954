import { Button } from '@markthalle/ui/components/button';
import { Icon } from '@markthalle/ui/components/icon';
import { Block } from '@markthalle/ui/components/workplace';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { importTexts as texts } from '../texts/imports.ts';

const ACCEPTED = '.xlsx,.csv,.txt,.zip';

/** The one step that brings a table in; what is wrong with a file stands at its field. */
export function UploadTable({ clientId }: { readonly clientId: string }) {
  const { problems } = useFormAnswer();
  const error = problemOf(problems, 'file');
  return (
    <Block title={texts.upload}>
      <form method="post" encType="multipart/form-data">
        <input type="hidden" name="clientId" value={clientId} />
        <div className={error ? 'field field--wrong' : 'field'}>
          <label className="field__label" htmlFor="field-file">
            {texts.file}
          </label>
          <p className="field__hint" id="field-file-hint">
            {texts.fileHint}
          </p>
          {error && (
            <p className="field__error" id="field-file-error">
              <Icon name="circle-alert" size={18} />
              <span>{error}</span>
            </p>
          )}
          <input
            id="field-file"
            className="input"
            type="file"
            name="file"
            accept={ACCEPTED}
            aria-describedby={error ? 'field-file-hint field-file-error' : 'field-file-hint'}
            aria-invalid={error ? true : undefined}
          />
        </div>
        <p className="small muted">{texts.previewHint}</p>
        <p className="form-action">
          <Button kind="primary" wide>
            {texts.preview}
          </Button>
        </p>
      </form>
    </Block>
  );
}
