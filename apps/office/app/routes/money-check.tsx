import { type MoneyCheck, runMoneyCheck } from '@markthalle/contracts/office-reconciliation';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { Notice } from '@markthalle/ui/components/notice';
import { Table } from '@markthalle/ui/components/table';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import type { FormAnswer } from '@markthalle/workplace/server/form-action';
import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { ledgerTexts as texts } from '../texts/ledger.ts';

type CheckAnswer = FormAnswer & { readonly checks?: readonly MoneyCheck[] };

export const meta = officeTitle(texts.checkTitle);

export const loader = (args: LoaderFunctionArgs) => ({ signedIn: visitOffice(args).signedIn });

/** The result belongs to this one run, so it is shown at once and has no address of its own. */
export const action = officeAction(async ({ call }) => {
  const { checks } = await call(runMoneyCheck, {});
  return data<CheckAnswer>({ problems: [], values: {}, quiet: true, checks });
});

export default function MoneyCheckPage() {
  const checks = (useActionData() as CheckAnswer | undefined)?.checks;
  return (
    <>
      <PageHead title={texts.checkTitle} sub={texts.checkText}>
        <ButtonLink href="/buchungen/gebuehren">{texts.fees.title}</ButtonLink>
        <form method="post">
          <Button kind={checks ? 'secondary' : 'primary'} icon="scale">
            {texts.checkRun}
          </Button>
        </form>
      </PageHead>
      {checks && <Result checks={checks} />}
    </>
  );
}

function Result({ checks }: { readonly checks: readonly MoneyCheck[] }) {
  const wrong = checks.filter((check) => !check.ok).length;
  const { checkColumns: columns } = texts;
  return (
    <>
      <Notice tone={wrong === 0 ? 'good' : 'bad'} live>
        {wrong === 0 ? texts.allOk : texts.notOk(wrong)}
      </Notice>
      <Block>
        <Table
          caption={texts.checkTitle}
          captionHidden
          rows={checks}
          rowKey={(check) => check.id}
          columns={[
            { key: 'id', title: columns.id, cell: (check) => check.id },
            {
              key: 'title',
              title: columns.title,
              cell: (check) => (
                <div>
                  {check.title}
                  {check.findings.map((finding) => (
                    <p className="small" key={finding}>
                      {finding}
                    </p>
                  ))}
                </div>
              ),
            },
            {
              key: 'result',
              title: columns.result,
              cell: ({ ok }) => (
                <Tag tone={ok ? 'good' : 'bad'} icon={ok ? 'check' : 'circle-alert'}>
                  {ok ? texts.ok : texts.wrong}
                </Tag>
              ),
            },
          ]}
        />
      </Block>
    </>
  );
}
