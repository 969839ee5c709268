import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/app/format';
import css from './BulkBar.module.css';

interface Props {
  count: number;
  onClear: () => void;
  /** Buttons; each must name its effect in a ConfirmSheet before it acts. */
  children: ReactNode;
}

/** Rises from below while rows are selected. */
export function BulkBar({ count, onClear, children }: Props) {
  const { t } = useTranslation('common');
  if (count === 0) return null;
  return (
    <section className={css.bar} aria-label={t('bulk.label')}>
      <span className={css.count} role="status">
        {t('bulk.count', { count, number: formatNumber(count) })}
      </span>
      <div className={css.actions}>
        {children}
        <Button type="text" onClick={onClear}>
          {t('bulk.clear')}
        </Button>
      </div>
    </section>
  );
}
