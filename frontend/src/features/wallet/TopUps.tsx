import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { type TopUpRowFragment, TopUpRowFragmentDoc, type TopUpState } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { Money } from '@/shared/Money';
import { StatusTag, type Tone } from '@/shared/StatusTag';
import css from './Rows.module.css';

const TONES: Record<TopUpState, Tone> = { STARTED: 'progress', PAID: 'success', FAILED: 'danger' };

interface Props {
  rows: readonly FragmentType<typeof TopUpRowFragmentDoc>[] | undefined;
}

/** The newest top-ups; one that waits for its payer leads to the cashier. */
export function TopUps({ rows }: Props) {
  const { t } = useTranslation('wallet');
  if (!rows) return null;
  if (rows.length === 0) return <EmptyState compact title={t('topUps.empty')} hint={t('topUps.emptyHint')} />;
  return (
    <ul className={css.rows}>
      {rows.map(row => {
        const topUp = readFragment(TopUpRowFragmentDoc, row);
        return <TopUpLine key={topUp.id} topUp={topUp} />;
      })}
    </ul>
  );
}

function TopUpLine({ topUp }: { topUp: TopUpRowFragment }) {
  const { t } = useTranslation('wallet');
  return (
    <li className={css.row}>
      <div className={css.words}>
        <Money minor={topUp.amountMinor} strong />
        <p>{formatDateTime(topUp.startedAt)}</p>
      </div>
      {topUp.state === 'STARTED' && topUp.payUrl ? <a href={topUp.payUrl}>{t('topUps.pay')}</a> : null}
      <StatusTag tone={TONES[topUp.state]}>{t(`topUps.state.${topUp.state}`)}</StatusTag>
    </li>
  );
}
