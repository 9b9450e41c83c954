import { listStock } from '@markthalle/contracts/portal-stock';
import {
  listTillImports,
  MAX_TILL_FILE_BYTES,
  mapTillArticle,
  uploadTillFile,
} from '@markthalle/contracts/portal-till';
import { Button } from '@markthalle/ui/components/button';
import { Icon } from '@markthalle/ui/components/icon';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { isThisForm, problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { articleName } from '../features/article-name.ts';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { tillTexts as texts } from '../texts/till.ts';

/** Base64 makes four characters of three bytes. */
const MAX_FILE_CHARS = Math.ceil(MAX_TILL_FILE_BYTES / 3) * 4;
const NOT_OURS = 'keiner';
/** A page of forms that a person works through; the rest follows when these are done. */
const MAX_SHOWN_UNKNOWN = 20;

export const meta = portalTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  const [{ imports, unknownArticles }, { articles }] = await Promise.all([
    visit.read(listTillImports, {}),
    visit.read(listStock, {}),
  ]);
  return {
    imports,
    unknownArticles: unknownArticles.slice(0, MAX_SHOWN_UNKNOWN),
    choices: articles.map((one) => ({ value: one.variantId, label: articleName(one) })),
  };
}

/** Two kinds of forms: a file, and the name of an article of the till. */
export const action = portalAction(async ({ values, photos: [file], call }) => {
  const article = one(values, 'article');
  if (article !== '') {
    const chosen = one(values, 'variantId');
    if (chosen === '') {
      throw new FormRefusal([{ field: 'variantId', message: texts.chooseMissing }]);
    }
    await call(mapTillArticle, { article, variantId: chosen === NOT_OURS ? null : chosen });
    return done('/lager/kasse', 'kasse-artikel');
  }
  if (file === undefined) throw new FormRefusal([{ field: 'datei', message: texts.fileMissing }]);
  if (file.base64 === null || file.base64.length > MAX_FILE_CHARS) {
    throw new FormRefusal([{ field: 'datei', message: texts.fileTooLarge }]);
  }
  const upload = { fileName: file.name.slice(-100), base64: file.base64 };
  const { importId } = await call(uploadTillFile, upload);
  return done(`/lager/kasse/${importId}`, 'kasse-gelesen');
});

export default function Till() {
  const { imports, unknownArticles, choices } = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.title} backHref="/lager" current="products">
      <Block>
        <p>{texts.lead}</p>
        <FileForm />
      </Block>
      {unknownArticles.length > 0 && (
        <Block title={texts.unknownTitle}>
          <p>{texts.unknownLead}</p>
          {unknownArticles.map((unknown) => (
            <NameForm key={unknown.article} {...unknown} choices={choices} />
          ))}
        </Block>
      )}
      <Block title={texts.earlier}>
        {imports.length === 0 && <p>{texts.none}</p>}
        <ul className="link-rows">
          {imports.map(({ importId, fileName, uploadedAt, counts }) => (
            <li key={importId}>
              <a href={`/lager/kasse/${importId}`}>
                <span>
                  {fileName}
                  <br />
                  <small className="muted">
                    {texts.readOn(formatInstant(uploadedAt, 'de'))}
                    {counts.bookable > 0 && ` · ${texts.counts.bookable(counts.bookable)}`}
                  </small>
                </span>
                <Icon name="chevron-right" />
              </a>
            </li>
          ))}
        </ul>
      </Block>
    </PortalPage>
  );
}

function FileForm() {
  const { problems } = useFormAnswer();
  const error = problemOf(problems, 'datei');
  return (
    <form method="post" encType="multipart/form-data" className="stack">
      <div className={error ? 'field field--wrong' : 'field'}>
        <label className="field__label" htmlFor="field-datei">
          {texts.file}
        </label>
        <p className="field__hint" id="field-datei-hint">
          {texts.fileHint}
        </p>
        {error && (
          <p className="field__error" id="field-datei-error">
            <Icon name="circle-alert" size={18} />
            <span>{error}</span>
          </p>
        )}
        <input
          id="field-datei"
          className="input"
          type="file"
          name="photo"
          accept=".csv,text/csv,text/plain"
          aria-describedby={error ? 'field-datei-hint field-datei-error' : 'field-datei-hint'}
          aria-invalid={error ? true : undefined}
        />
      </div>
      <Button kind="primary">{texts.read}</Button>
    </form>
  );
}

function NameForm(props: {
  readonly article: string;
  readonly articleName: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}) {
  const { values, problems } = useFormAnswer();
  const isReturned = isThisForm(values, 'article', props.article);
  return (
    <form method="post" className="stack">
      <input type="hidden" name="article" value={props.article} />
      <label className="field__label">
        {texts.unknownOf(props.articleName, props.article)}
        <select
          className="input"
          name="variantId"
          defaultValue=""
          aria-invalid={isReturned && problemOf(problems, 'variantId') ? true : undefined}
        >
          <option value="">{texts.choose}</option>
          {props.choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
          <option value={NOT_OURS}>{texts.notOurs}</option>
        </select>
      </label>
      {isReturned && problemOf(problems, 'variantId') && (
        <p className="field__error">{problemOf(problems, 'variantId')}</p>
      )}
      <Button>{texts.remember}</Button>
    </form>
  );
}
