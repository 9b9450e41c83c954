import type { ReactNode } from 'react';
import type { IconName } from '../icon-names.ts';
import { Icon } from './icon.tsx';

type NoticeTone = 'info' | 'good' | 'warn' | 'bad';

const ICONS: Record<NoticeTone, IconName> = {
  info: 'info',
  good: 'circle-check',
  warn: 'triangle-alert',
  bad: 'circle-alert',
};

/** A message in the page's flow. `live` announces it politely when it arrives with the page. */
export function Notice(props: {
  readonly tone?: NoticeTone;
  readonly title?: string;
  readonly live?: boolean;
  readonly children?: ReactNode;
}) {
  const { tone = 'info', title, live, children } = props;
  return (
    <div className={`notice notice--${tone}`} role={live ? 'status' : undefined}>
      <Icon name={ICONS[tone]} />
      <div>
        {title && <p className="notice__title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
