import type { InputOf, OutputOf } from '@markthalle/contracts/endpoint';
import {
  MAX_FREE_FROM_CENTS,
  MAX_LEAD_DAYS,
  MAX_WAY_CENTS,
  type readDeliverySetup,
  type saveDeliverySetup,
} from '@markthalle/contracts/portal-delivery';
import { WEEKDAYS } from '@markthalle/domain/dates';
import { OWN_WAY_KEYS } from '@markthalle/domain/ownWays';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import { FormRefusal } from '@markthalle/workplace/server/form-action';
import { centsFromTyped, countFromTyped, typedFromCents } from '@markthalle/workplace/typed-money';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import { setupTexts as texts } from '../texts/delivery-setup.ts';

type Answers = InputOf<typeof saveDeliverySetup>['answers'];

/** The form that shows these answers. */
export function valuesOfAnswers({
  answers,
  usual,
}: OutputOf<typeof readDeliverySetup>): TypedValues {
  const priceOf = (key: string) => {
    const own = answers.ways.find((way) => way.key === key);
    return own?.priceCents ?? usual.find((way) => way.key === key)?.priceCents ?? 0;
  };
  const freeFromOf = (key: string) =>
    answers.ways.find((way) => way.key === key)?.freeFromCents ?? null;
  return {
    tage: answers.dispatchWeekdays,
    vorlauf: [String(answers.leadTimeDays)],
    wege: answers.ways.map(({ key }) => key),
    tour: [answers.tourCode ?? ''],
    sammelfahrt: answers.joinsCityRun ? ['ja'] : [],
    ...Object.fromEntries(
      OWN_WAY_KEYS.flatMap((key) => [
        [`preis-${key}`, [typedFromCents(priceOf(key))]],
        [`frei-${key}`, [typedFromCents(freeFromOf(key))]],
      ]),
    ),
  };
}

/** What was typed as answers. Throws `FormRefusal` with every field that is wrong. */
export function answersFromValues(values: TypedValues): Answers {
  const wrong: FieldProblem[] = [];
  const dispatchWeekdays = WEEKDAYS.filter((day) => values.tage?.includes(day));
  if (dispatchWeekdays.length === 0) wrong.push({ field: 'tage', message: texts.wrongDays });
  const leadTimeDays = countFromTyped(one(values, 'vorlauf'));
  if (leadTimeDays === null || leadTimeDays > MAX_LEAD_DAYS) {
    wrong.push({ field: 'vorlauf', message: texts.wrongLeadTime });
  }
  const ways = OWN_WAY_KEYS.filter((key) => values.wege?.includes(key)).map((key) => {
    const priceCents = key === 'pickup' ? 0 : centsFromTyped(one(values, `preis-${key}`));
    if (priceCents === null || priceCents > MAX_WAY_CENTS) {
      wrong.push({ field: `preis-${key}`, message: texts.wrongPrice });
    }
    const freeFrom = one(values, `frei-${key}`).trim();
    const freeFromCents = freeFrom === '' || key === 'pickup' ? null : centsFromTyped(freeFrom);
    const isWrong = freeFrom !== '' && key !== 'pickup' && !isFreeFrom(freeFromCents);
    if (isWrong) wrong.push({ field: `frei-${key}`, message: texts.wrongFreeFrom });
    return { key, priceCents: priceCents ?? 0, freeFromCents };
  });
  if (wrong.length > 0) throw new FormRefusal(wrong);
  return {
    dispatchWeekdays,
    leadTimeDays: leadTimeDays ?? 0,
    ways,
    tourCode: one(values, 'tour') || null,
    joinsCityRun: one(values, 'sammelfahrt') === 'ja',
  };
}

const isFreeFrom = (cents: number | null): boolean =>
  cents !== null && cents >= 1 && cents <= MAX_FREE_FROM_CENTS;
