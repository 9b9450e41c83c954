import { Icon } from './icon.tsx';
import { Tag } from './tag.tsx';
import { useUi } from './ui-provider.tsx';

export type TaskState = 'open' | 'done' | 'waiting' | 'blocked';

export type Task = {
  readonly href: string;
  readonly title: string;
  readonly hint?: string;
  readonly state: TaskState;
};

const TONES = { open: 'warn', done: 'good', waiting: 'info', blocked: 'plain' } as const;

/** Onboarding: each row is a link and ends with a word that says how far it is. */
export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
  const { texts } = useUi();
  return (
    <ol className="tasks">
      {tasks.map((task) => (
        <li key={task.href} className="tasks__row">
          <a href={task.href}>
            <span className="tasks__text">
              <b>{task.title}</b>
              {task.hint && <span className="small muted">{task.hint}</span>}
            </span>
            <Tag tone={TONES[task.state]} icon={task.state === 'done' ? 'check' : undefined}>
              {texts.taskStates[task.state]}
            </Tag>
            <Icon name="chevron-right" />
          </a>
        </li>
      ))}
    </ol>
  );
}
