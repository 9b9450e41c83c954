import type { ReactNode } from 'react';
import type { IconName } from '../icon-names.ts';
import { Icon } from './icon.tsx';

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'info';

/** A word with a colour; the word carries the meaning. */
export function Tag(props: {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}) {
  const { tone = 'plain', icon, children } = props;
  return (
    <span className={`tag tag--${tone}`}>
      {icon && <Icon name={icon} size={16} />}
      {children}
    </span>
  );
}
