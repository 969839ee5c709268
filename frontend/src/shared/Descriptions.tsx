import type { ReactNode } from 'react';
import css from './Descriptions.module.css';

export interface Fact {
  key: string;
  label: string;
  value: ReactNode;
  wide?: boolean;
}

/** Names and values of one thing. */
export function Descriptions({ facts }: { facts: Fact[] }) {
  return (
    <dl className={css.list}>
      {facts.map(fact => (
        <div key={fact.key} className={fact.wide ? css.wide : css.fact}>
          <dt className={css.label}>{fact.label}</dt>
          <dd className={css.value}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
