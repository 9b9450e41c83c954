import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readOfficePoint } from '@markthalle/contracts/office-points';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayRange } from '@markthalle/ui/format/dates';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { pointTexts as texts } from '../texts/pickup-points.ts';
import { CheckedField } from './checked-field.tsx';

type Point = OutputOf<typeof readOfficePoint>;

/** Takes no more orders; those on their way are named before. */
export function ClosePointForm({ point }: { readonly point: Point }) {
  const { values, problems } = useFormAnswer();
  if (!point.active) {
    return (
      <Block title={texts.closing}>
        <form method="post">
          <Button name="intent" value="reopen">
            {texts.reopen}
          </Button>
        </form>
      </Block>
    );
  }
  return (
    <Block title={texts.closing}>
      <p>{texts.closingText}</p>
      <form method="post">
        {point.orders.length > 0 && (
          <>
            <p>{texts.closingOrders(point.orders.length)}</p>
            <CheckedField
              name="accepts"
              label={texts.accept}
              checked={one(values, 'accepts') !== ''}
              error={problemOf(problems, 'accepts')}
            />
          </>
        )}
        <Button kind="danger" name="intent" value="close">
          {texts.close}
        </Button>
      </form>
    </Block>
  );
}

/** Days on which nothing can be left there. */
export function PointClosures({ point }: { readonly point: Point }) {
  const { values, problems } = useFormAnswer();
  const field = (name: string) => ({
    name,
    value: one(values, name),
    error: problemOf(problems, name),
  });
  return (
    <Block title={texts.closures}>
      {point.closures.length === 0 && <p>{texts.noClosures}</p>}
      <ul>
        {point.closures.map(({ closureId, fromOn, toOn }) => {
          const days = formatDayRange(fromOn, toOn, 'de');
          return (
            <li key={closureId}>
              {days}{' '}
              <form method="post" className="inline-form">
                <input type="hidden" name="closureId" value={closureId} />
                <Button small name="intent" value="open-days" label={texts.removeOf(days)}>
                  {texts.remove}
                </Button>
              </form>
            </li>
          );
        })}
      </ul>
      <form method="post">
        <div className="form-grid">
          <Field {...field('fromOn')} type="date" label={texts.fromOn} required />
          <Field {...field('toOn')} type="date" label={texts.toOn} required />
        </div>
        {point.orders.length > 0 && (
          <CheckedField
            name="acceptsClosure"
            label={texts.accept}
            checked={one(values, 'acceptsClosure') !== ''}
            error={problemOf(problems, 'acceptsClosure')}
          />
        )}
        <Button name="intent" value="closure">
          {texts.addClosure}
        </Button>
      </form>
    </Block>
  );
}
