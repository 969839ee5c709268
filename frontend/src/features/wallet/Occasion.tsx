import { useTranslation } from 'react-i18next';
import type { WalletEntryFragment } from '@/gql/graphql';

/** What happened, in the reader's words, and the number of the thing it happened to. */
export function Occasion({ row }: { row: WalletEntryFragment }) {
  const { t } = useTranslation('ledger');
  return (
    <>
      {t(`occasion.${row.occasion}`, { defaultValue: row.occasion })} {row.narrative}
    </>
  );
}
