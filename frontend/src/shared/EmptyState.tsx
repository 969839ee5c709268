import type { ReactNode } from 'react';
import css from './EmptyState.module.css';

interface Props {
  title: string;
  /** Why it is empty and what would fill it. */
  hint?: ReactNode;
  /** One action. */
  action?: ReactNode;
  compact?: boolean;
}

export function EmptyState({ title, hint, action, compact = false }: Props) {
  return (
    <div className={compact ? css.compact : css.empty}>
      {compact ? null : <StillPond />}
      <p className={css.title}>{title}</p>
      {hint ? <p className={css.hint}>{hint}</p> : null}
      {action ? <div className={css.action}>{action}</div> : null}
    </div>
  );
}

function StillPond() {
  return (
    <svg width="96" height="56" viewBox="0 0 96 56" fill="none" aria-hidden="true" className={css.pond}>
      <ellipse cx="48" cy="40" rx="46" ry="14" stroke="#DCE6E1" strokeWidth="2" />
      <ellipse cx="48" cy="40" rx="30" ry="9" stroke="#B9D3C7" strokeWidth="2" />
      <ellipse cx="48" cy="40" rx="14" ry="4.2" stroke="#7FB8A2" strokeWidth="2" />
      <path d="M48 6c5 6.4 7.4 10.4 7.4 13.6a7.4 7.4 0 0 1-14.8 0C40.6 16.4 43 12.4 48 6Z" fill="#0B6E4F" />
    </svg>
  );
}
