import type { MoneyCheck } from '@markthalle/contracts/office-reconciliation';
import { Steps } from '@markthalle/ui/components/timeline';
import { settlementTexts as texts } from '../texts/settlement.ts';

type StepsProps = {
  readonly checks: readonly MoneyCheck[];
  readonly openMatters: number;
  readonly released: boolean;
};

/** Check, clear up, release: where the settlement stands. */
export function SettlementSteps({ checks, openMatters, released }: StepsProps) {
  const wrong = checks.filter((check) => !check.ok).length;
  const checked = checks.length > 0 && wrong === 0;
  const clear = openMatters === 0;
  const here = checked ? (clear ? 'release' : 'clear') : 'check';
  return (
    <Steps
      label={texts.steps}
      steps={[
        {
          label: texts.checked,
          hint: checkHint(checks.length, wrong),
          state: checked ? 'done' : 'current',
        },
        {
          label: texts.clear,
          hint: clear ? texts.clearDone : texts.clearOpen(openMatters),
          state: clear ? 'done' : here === 'clear' ? 'current' : 'ahead',
        },
        {
          label: texts.release,
          hint: released ? texts.releaseRunning : texts.releaseHint,
          state: released ? 'done' : here === 'release' ? 'current' : 'ahead',
        },
      ]}
    />
  );
}

function checkHint(checks: number, wrong: number): string {
  if (checks === 0) return texts.notChecked;
  return wrong === 0 ? texts.checkedDone(checks) : texts.checkedWrong(wrong);
}
