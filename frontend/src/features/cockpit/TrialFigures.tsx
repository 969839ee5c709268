import { useTranslation } from 'react-i18next';
import { formatDate, formatNumber } from '@/app/format';
import { Figures } from '@/shared/Figures';
import { Money } from '@/shared/Money';
import { owed, type Trial } from './trial';

/** The books in four numbers. */
export function TrialFigures({ trial }: { trial: Trial }) {
  const { t } = useTranslation('cockpit');
  return (
    <Figures
      label={t('trial.title')}
      items={[
        {
          key: 'total',
          label: t('figure.total'),
          value: <Money minor={trial.totalMinor} />,
          note: t('figure.totalNote'),
        },
        {
          key: 'drift',
          label: t('figure.drift'),
          value: <Money minor={trial.driftMinor} />,
          note: t('figure.driftNote'),
        },
        {
          key: 'owed',
          label: t('figure.owed'),
          value: <Money minor={owed(trial.lines)} />,
          note: t('figure.owedNote'),
        },
        {
          key: 'transactions',
          label: t('figure.transactions'),
          value: formatNumber(trial.transactions),
          note: t('figure.entries', { count: trial.entries }),
        },
        {
          key: 'closed',
          label: t('figure.closed'),
          value: trial.closedThrough ? formatDate(trial.closedThrough) : t('figure.neverClosed'),
          note: t('figure.closedNote'),
        },
      ]}
    />
  );
}
