import { CheckOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import css from './Steps.module.css';

export interface Step {
  key: string;
  label: ReactNode;
  note?: ReactNode;
  state: 'done' | 'current' | 'ahead';
}

/** Where something stands on its way; on a phone the way runs downwards. */
export function Steps({ steps, label }: { steps: Step[]; label: string }) {
  return (
    <ol className={css.steps} aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step.key}
          className={`${css.step} ${css[step.state]}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className={css.mark} aria-hidden="true">
            {step.state === 'done' ? <CheckOutlined /> : index + 1}
          </span>
          <span className={css.words}>
            <span className={css.label}>{step.label}</span>
            {step.note ? <span className={css.note}>{step.note}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
