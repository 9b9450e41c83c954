import { Language } from '@markthalle/contracts/fields';
import { LegalKind, readLegalDocument } from '@markthalle/contracts/legal';
import { addLegalDocument, MAX_LEGAL_BODY_CHARS } from '@markthalle/contracts/office-legal';
import { Button } from '@markthalle/ui/components/button';
import { Field, TextArea } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { done, FormRefusal, showForm } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LegalPreview } from '../features/legal-preview.tsx';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { legalTexts as texts } from '../texts/legal.ts';

const LIST = '/rechtstexte';
const BODY_ROWS = 24;
const PICTURE_ROWS = 4;

export const meta = officeTitle(texts.addTitle);

/** Starts from the text that applies today. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const kind = LegalKind.safeParse(visit.url.searchParams.get('art'));
  const language = Language.safeParse(visit.url.searchParams.get('sprache'));
  if (!kind.success || !language.success) throw new Response(null, { status: 404 });
  const present = await visit.read(readLegalDocument, {
    kind: kind.data,
    language: language.data,
  });
  return { kind: kind.data, language: language.data, title: present.title, body: present.body };
}

export const action = officeAction(async ({ values, call, visit }) => {
  if (one(values, 'intent') === 'preview') return showForm(values);
  const { searchParams } = visit.url;
  const validFrom = one(values, 'validFrom');
  if (validFrom === '') {
    throw new FormRefusal([{ field: 'validFrom', message: texts.validFromHint }]);
  }
  await call(addLegalDocument, {
    kind: LegalKind.parse(searchParams.get('art')),
    textLanguage: Language.parse(searchParams.get('sprache')),
    title: one(values, 'title'),
    body: one(values, 'body'),
    picture: one(values, 'picture').trim() || null,
    validFrom,
  });
  return done(LIST, 'rechtstext-neu');
});

/** A new version: typed, looked at, published with the day from which it applies. */
export default function NewLegalTextPage() {
  const { kind, language, title, body } = useLoaderData<typeof loader>();
  const { values, problems, returned } = useFormAnswer();
  const shown = (name: string, otherwise: string) => (returned ? one(values, name) : otherwise);
  return (
    <>
      <PageHead title={texts.addTitle} sub={`${texts.kinds[kind]}, ${texts.languages[language]}`} />
      <Block>
        <form method="post" className="form-grid">
          <Field
            name="title"
            label={texts.heading}
            value={shown('title', title)}
            error={problemOf(problems, 'title')}
            maxLength={120}
            required
          />
          <TextArea
            name="body"
            label={texts.body}
            hint={texts.bodyHint}
            rows={BODY_ROWS}
            maxLength={MAX_LEGAL_BODY_CHARS}
            lang={language}
            value={shown('body', body)}
            error={problemOf(problems, 'body')}
            required
          />
          {kind === 'guarantee_notice' && (
            <TextArea
              name="picture"
              label={texts.picture}
              hint={texts.pictureHint}
              rows={PICTURE_ROWS}
              value={shown('picture', '')}
              error={problemOf(problems, 'picture')}
            />
          )}
          <Field
            name="validFrom"
            type="date"
            label={texts.validFrom}
            hint={texts.validFromHint}
            value={shown('validFrom', '')}
            error={problemOf(problems, 'validFrom')}
          />
          <p className="button-row">
            <Button name="intent" value="preview">
              {texts.preview}
            </Button>
            <Button kind="primary" name="intent" value="publish">
              {texts.publish}
            </Button>
          </p>
        </form>
      </Block>
      {returned && (
        <Block title={texts.previewTitle}>
          <LegalPreview title={one(values, 'title')} body={one(values, 'body')} />
        </Block>
      )}
    </>
  );
}
