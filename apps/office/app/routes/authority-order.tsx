import { readMe } from '@markthalle/contracts/identity';
import { recordOrder } from '@markthalle/contracts/office-notices';
import { berlinInstantOf } from '@markthalle/domain/occasion';
import { Button } from '@markthalle/ui/components/button';
import { Chips } from '@markthalle/ui/components/choice-field';
import { Field, TextArea } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { noticeTexts as texts } from '../texts/notices.ts';

export const meta = officeTitle(texts.recordTitle);

export const loader = (args: LoaderFunctionArgs) => visitOffice(args).read(readMe, {});

export const action = officeAction(async ({ values, call }) => {
  const time = one(values, 'receivedTime').trim().padStart('09:05'.length, '0');
  const receivedAt = berlinInstantOf(one(values, 'receivedOn'), time);
  if (receivedAt === null) {
    throw new FormRefusal([{ field: 'receivedOn', message: texts.receivedMissing }]);
  }
  const isSafety = one(values, 'kind') === 'safety_notice';
  const { noticeId } = await call(recordOrder, {
    kind: isSafety ? 'safety_notice' : 'authority_order',
    url: one(values, 'url'),
    authority: one(values, 'authority'),
    email: one(values, 'email'),
    reference: one(values, 'reference'),
    explanation: one(values, 'explanation'),
    receivedAt,
  });
  return done(`/meldungen/${noticeId}`, 'anordnung-laeuft');
});

/** Orders come by post, telephone or mail; here their clock starts (Art. 22 GPSR). */
export default function AuthorityOrderPage() {
  const { values, problems } = useFormAnswer();
  const field = (name: keyof typeof texts.orderFields) => ({
    name,
    label: texts.orderFields[name],
    value: one(values, name),
    error: problemOf(problems, name),
    required: true,
  });
  return (
    <>
      <PageHead title={texts.recordTitle} sub={texts.recordIntro} />
      <Block>
        <form method="post" noValidate>
          <Chips
            name="kind"
            legend={texts.terms.kind}
            value={one(values, 'kind') || 'authority_order'}
            choices={(['authority_order', 'safety_notice'] as const).map((value) => ({
              value,
              label: texts.kinds[value],
            }))}
          />
          <Field {...field('receivedOn')} type="date" />
          <Field {...field('receivedTime')} pattern="\d{1,2}:\d{2}" inputMode="numeric" />
          <Field {...field('url')} maxLength={500} />
          <Field {...field('authority')} maxLength={120} />
          <Field {...field('email')} type="email" maxLength={254} />
          <Field {...field('reference')} maxLength={120} />
          <TextArea {...field('explanation')} maxLength={4_000} />
          <p className="form-action">
            <Button kind="primary">{texts.save2}</Button>
          </p>
        </form>
      </Block>
    </>
  );
}
