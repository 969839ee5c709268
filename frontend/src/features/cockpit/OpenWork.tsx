import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatAgo } from '@/app/format';
import type { CockpitQuery } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { Money } from '@/shared/Money';
import { StatusTag } from '@/shared/StatusTag';
import css from './OpenWork.module.css';

type Runs = NonNullable<CockpitQuery['awaiting']>['nodes'];
type Payouts = NonNullable<CockpitQuery['underWay']>['nodes'];

/** Runs that wait for a second person. */
export function RunsAwaiting({ runs }: { runs: Runs }) {
  const { t } = useTranslation('cockpit');
  if (runs.length === 0)
    return <EmptyState compact title={t('awaiting.none')} hint={t('awaiting.noneHint')} />;
  return (
    <ul className={css.rows}>
      {runs.map(run => (
        <li key={run.id} className={css.row}>
          <div className={css.words}>
            <Link to="/operator/payouts/$id" params={{ id: run.id }}>
              {t('awaiting.run', { count: run.payoutCount, maker: run.maker.displayName })}
            </Link>
            <p>{run.submittedAt ? formatAgo(run.submittedAt) : null}</p>
          </div>
          <Money minor={run.totalMinor} strong />
        </li>
      ))}
    </ul>
  );
}

/** Payments whose outcome is not known yet. */
export function PayoutsUnderWay({ payouts }: { payouts: Payouts }) {
  const { t } = useTranslation('cockpit');
  if (payouts.length === 0)
    return <EmptyState compact title={t('underWay.none')} hint={t('underWay.noneHint')} />;
  return (
    <ul className={css.rows}>
      {payouts.map(payout => (
        <li key={payout.id} className={css.row}>
          <div className={css.words}>
            {payout.payeeName}
            <p>{payout.sentAt ? formatAgo(payout.sentAt) : null}</p>
          </div>
          <StatusTag tone={payout.state === 'UNKNOWN' ? 'warning' : 'progress'}>
            {t(payout.state === 'UNKNOWN' ? 'underWay.unknown' : 'underWay.sending')}
          </StatusTag>
          <Money minor={payout.amountMinor} strong />
        </li>
      ))}
    </ul>
  );
}
