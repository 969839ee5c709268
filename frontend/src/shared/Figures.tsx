import type { ReactNode } from 'react';
import css from './Figures.module.css';

export interface Figure {
  key: string;
  label: string;
  value: ReactNode;
  /** A comparison or an explanation, small and grey. */
  note?: ReactNode;
}

/** The row of large numbers at the head of a dashboard. */
export function Figures({ items, label }: { items: Figure[]; label: string }) {
  return (
    <dl className={css.figures} aria-label={label}>
      {items.map(item => (
        <div key={item.key} className={css.figure}>
          <dt className={css.label}>{item.label}</dt>
          <dd className={css.value}>{item.value}</dd>
          {item.note ? <dd className={css.note}>{item.note}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
