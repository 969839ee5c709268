import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/app/format';
import { Money } from '@/shared/Money';
import css from './TrialTable.module.css';
import type { Trial } from './trial';

/** The trial balance: every kind of account, recomputed from its entries. */
export function TrialTable({ trial }: { trial: Trial }) {
  const { t } = useTranslation(['cockpit', 'ledger']);
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <caption className="unseen">{t('trial.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ledger:column.kind')}</th>
            {(['accounts', 'debits', 'credits', 'entries', 'balance'] as const).map(column => (
              <th key={column} scope="col" className={css.amount}>
                {t(`trial.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trial.lines.map(line => (
            <tr key={line.kind}>
              <th scope="row">
                <Link to="/operator/ledger" search={{ kind: [line.kind] }}>
                  {t(`ledger:kind.${line.kind}`)}
                </Link>
              </th>
              <td className={`num ${css.amount}`}>{formatNumber(line.accounts)}</td>
              {[line.debitsMinor, line.creditsMinor, line.entriesMinor, line.balanceMinor].map(
                (minor, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: four fixed columns
                  <td key={index} className={css.amount}>
                    <Money bare minor={minor} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('trial.total')}</th>
            <td />
            <td />
            <td />
            <td className={css.amount}>
              <Money bare minor={trial.totalMinor} />
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
