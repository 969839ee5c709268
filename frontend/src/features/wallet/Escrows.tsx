import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { EscrowRowFragmentDoc } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { Money } from '@/shared/Money';
import css from './Rows.module.css';

interface Props {
  rows: readonly FragmentType<typeof EscrowRowFragmentDoc>[] | undefined;
  /** Titles of the brand's tasks by their ids. */
  titles: ReadonlyMap<string, string>;
}

/** The tasks that have set most apart. */
export function Escrows({ rows, titles }: Props) {
  const { t } = useTranslation('wallet');
  if (!rows) return null;
  if (rows.length === 0)
    return <EmptyState compact title={t('escrows.empty')} hint={t('escrows.emptyHint')} />;
  return (
    <ul className={css.rows}>
      {rows.map(row => {
        const escrow = readFragment(EscrowRowFragmentDoc, row);
        return (
          <li key={escrow.id} className={css.row}>
            <div className={css.words}>
              <Link to="/brand/tasks/$id" params={{ id: escrow.sourceNodeId }}>
                {titles.get(escrow.sourceNodeId) ?? t('escrows.task', { number: escrow.sourceId.slice(-8) })}
              </Link>
            </div>
            <Money minor={escrow.balanceMinor} strong />
          </li>
        );
      })}
    </ul>
  );
}
