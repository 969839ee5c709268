import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { useSyncExternalStore } from 'react';
import css from './Toasts.module.css';
import { current, subscribe } from './toast';

export function Toasts() {
  const toasts = useSyncExternalStore(subscribe, current);
  return (
    <div className={css.corner} role="status" aria-live="polite">
      {toasts.map(({ id, text, tone }) => (
        <p key={id} className={css.toast}>
          {tone === 'success' ? (
            <CheckCircleFilled className={css.success} aria-hidden />
          ) : (
            <CloseCircleFilled className={css.error} aria-hidden />
          )}
          {text}
        </p>
      ))}
    </div>
  );
}
