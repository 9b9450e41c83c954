import {
  askForConsent,
  openPortalFor,
  readOfficeAssistance,
} from '@markthalle/contracts/office-assistance';
import { readOfficeProducer } from '@markthalle/contracts/office-catalog';
import type { AssistanceView, AssistedAct, Consent } from '@markthalle/contracts/portal-assistance';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Table } from '@markthalle/ui/components/table';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { done, showForm } from '@markthalle/workplace/server/form-action';
import { actSentence } from '@markthalle/workplace/texts/assisted-acts';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { assistanceTexts as texts } from '../texts/assistance.ts';

export const meta = officeTitle(texts.short);

export async function loader(args: LoaderFunctionArgs) {
  const asked = { producerId: args.params.producerId ?? '' };
  const visit = visitOffice(args);
  const [producer, assistance] = await Promise.all([
    visit.read(readOfficeProducer, asked),
    visit.read(readOfficeAssistance, asked),
  ]);
  return { ...assistance, name: producer.name, producerId: producer.producerId };
}

export const action = officeAction(async ({ values, params, call }) => {
  const producerId = params.producerId ?? '';
  if (one(values, 'intent') === 'open') {
    const { url } = await call(openPortalFor, { producerId });
    return showForm({ portalUrl: [url] });
  }
  await call(askForConsent, { producerId, reason: one(values, 'reason') });
  return done(`/betriebe/${producerId}/hilfe`, 'um-zustimmung-gebeten');
});

export default function ProducerAssistance() {
  const { name, current, acts } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={texts.title(name)} />
      {current === null ? <AskForm /> : <Current consent={current} name={name} />}
      <Acts acts={acts} />
    </>
  );
}

function Current({ consent, name }: { readonly consent: Consent; readonly name: string }) {
  const portalUrl = one(useFormAnswer().values, 'portalUrl');
  return (
    <Block title={texts.current}>
      <KeyFacts
        facts={[
          {
            term: texts.may,
            fact: consent.rights.map((right) => texts.rights[right]).join(', '),
          },
          { term: texts.until, fact: formatInstant(consent.endsAt, 'de') },
          { term: texts.grantedBy, fact: consent.grantedBy },
        ]}
      />
      <p>{texts.rule}</p>
      {portalUrl === '' ? (
        <form method="post">
          <input type="hidden" name="intent" value="open" />
          <Button kind="primary">{texts.open}</Button>
        </form>
      ) : (
        <>
          <p>
            <ButtonLink kind="primary" href={portalUrl}>
              {texts.enter(name)}
            </ButtonLink>
          </p>
          <p className="small muted">{texts.enterHint}</p>
        </>
      )}
    </Block>
  );
}

function AskForm() {
  const { values, problems } = useFormAnswer();
  return (
    <Block title={texts.none}>
      <p>{texts.noneText}</p>
      <form method="post" className="stack" noValidate>
        <Field
          name="reason"
          label={texts.reason}
          hint={texts.reasonHint}
          value={one(values, 'reason')}
          error={problemOf(problems, 'reason')}
          maxLength={300}
          required
        />
        <Button kind="primary">{texts.ask}</Button>
      </form>
    </Block>
  );
}

function Acts({ acts }: Pick<AssistanceView, 'acts'>) {
  const { columns } = texts;
  const stateOf = (act: AssistedAct) =>
    act.undoneAt === null ? texts.outcomes[act.outcome] : texts.undone;
  return (
    <Block title={texts.acts}>
      {acts.length === 0 ? (
        <p>{texts.noActs}</p>
      ) : (
        <Table
          caption={texts.acts}
          captionHidden
          rows={acts}
          rowKey={({ actId }) => actId}
          columns={[
            { key: 'at', title: columns.at, cell: ({ at }) => formatInstant(at, 'de') },
            {
              key: 'what',
              title: columns.what,
              cell: (act) => [actSentence(act), act.subjectName].filter(Boolean).join(': '),
            },
            {
              key: 'who',
              title: columns.who,
              cell: ({ staffName, producerName }) => texts.byFor(staffName, producerName),
            },
            { key: 'state', title: columns.state, cell: stateOf },
          ]}
        />
      )}
    </Block>
  );
}
