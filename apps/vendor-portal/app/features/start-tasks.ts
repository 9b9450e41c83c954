import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readEvidence } from '@markthalle/contracts/portal-evidence';
import type { readOnboarding } from '@markthalle/contracts/portal-payouts';
import type { TaskState } from '@markthalle/ui/components/task-list';
import { startTexts } from '../texts/start.ts';

type Onboarding = Pick<OutputOf<typeof readOnboarding>, 'accountState' | 'tasks'>;
type Evidence = Pick<OutputOf<typeof readEvidence>, 'items' | 'needed' | 'missing'>;
type Key = keyof typeof startTexts.titles;

export interface StartTask {
  readonly key: Key;
  readonly title: string;
  readonly hint: string;
  readonly href: string;
  readonly state: TaskState;
}

const ORDER: readonly Exclude<Key, 'finished'>[] = [
  'profile',
  'payment_account',
  'tax',
  'delivery',
  'first_product',
  'photo',
  'legal',
];

const HREFS: Readonly<Record<Key, string>> = {
  profile: '/hof',
  payment_account: '/konto-einrichten',
  tax: '/konto-einrichten#angaben',
  delivery: '/hof/versand',
  first_product: '/produkte/neu',
  photo: '/produkte/neu#fotos',
  legal: '/hof/nachweise',
  finished: '/',
};

/** The eight tasks with their real state; the last is done when all others are. */
export function startTasks(onboarding: Onboarding, evidence: Evidence): readonly StartTask[] {
  const states = new Map<Key, TaskState>(
    onboarding.tasks.map(({ key, done }) => [key, done ? 'done' : 'open']),
  );
  if (onboarding.accountState === 'in_review') states.set('payment_account', 'waiting');
  states.set('legal', legalState(evidence));
  const seven = ORDER.map((key) => taskOf(key, states.get(key) ?? 'open'));
  const hasProduct = states.get('first_product') === 'done';
  const isFinished = seven.every(({ state }) => state === 'done');
  return [
    ...seven.map((task) =>
      task.key === 'photo' && hasProduct ? { ...task, href: '/produkte' } : task,
    ),
    taskOf('finished', isFinished ? 'done' : 'blocked'),
  ];
}

/** The first task that waits for the producer; null where nothing does. */
export const nextTask = (tasks: readonly StartTask[]): StartTask | null =>
  tasks.find(({ state }) => state === 'open') ?? null;

/** Open while an answer or a needed proof is missing; waiting while the office looks at the rest. */
function legalState({ items, needed, missing }: Evidence): TaskState {
  const lacking = needed.filter(({ isHeld }) => !isHeld);
  if (missing.length === 0 && lacking.length === 0) return 'done';
  const isSubmitted = (kind: string) =>
    items.some((item) => item.kind === kind && item.state === 'submitted');
  const onlyWaits = missing.length === 0 && lacking.every(({ kind }) => isSubmitted(kind));
  return onlyWaits ? 'waiting' : 'open';
}

const taskOf = (key: Key, state: TaskState): StartTask => ({
  key,
  ...startTexts.titles[key],
  href: HREFS[key],
  state,
});
