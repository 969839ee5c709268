import type { ReactNode } from 'react';
import css from './StatusTag.module.css';

export type Tone = 'neutral' | 'info' | 'progress' | 'success' | 'warning' | 'danger';

interface Props {
  tone: Tone;
  children: ReactNode;
}

/** Status is colour and word; every pair here passes AA on its tint. */
export function StatusTag({ tone, children }: Props) {
  return (
    <span className={`${css.tag} ${css[tone]}`}>
      <span className={css.dot} aria-hidden="true" />
      {children}
    </span>
  );
}
