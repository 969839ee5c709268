import { useTranslation } from 'react-i18next';
import { formatDateTime, formatNumber } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { ClickRowFragmentDoc, LinkRowFragmentDoc } from '@/gql/graphql';
import { StatusTag } from '@/shared/StatusTag';
import type { Column } from '@/shared/table/columns';
import { LINK_TONES, spoken, VERDICT_TONES } from './marks';

export type LinkRow = FragmentType<typeof LinkRowFragmentDoc>;
export type ClickRow = FragmentType<typeof ClickRowFragmentDoc>;

export const readLink = (row: LinkRow) => readFragment(LinkRowFragmentDoc, row);
export const readClick = (row: ClickRow) => readFragment(ClickRowFragmentDoc, row);

/** Whom a link is shared with, seen from the other side. */
export type Partner = 'owner' | 'brand';

export function useLinkColumns(partner: Partner): Column<LinkRow>[] {
  const { t } = useTranslation('tracking');
  return [
    {
      key: 'address',
      title: t('column.address'),
      render: row => spoken(readLink(row).address),
      card: 'title',
    },
    { key: partner, title: t(`column.${partner}`), render: row => readLink(row)[partner].name },
    {
      key: 'destination',
      title: t('column.destination'),
      render: row => readLink(row).destination,
      optional: true,
    },
    {
      key: 'valid',
      title: t('column.valid'),
      align: 'right',
      render: row => formatNumber(readLink(row).clicksValid),
    },
    {
      key: 'gross',
      title: t('column.gross'),
      align: 'right',
      render: row => formatNumber(readLink(row).clicksGross),
    },
    {
      key: 'state',
      title: t('column.state'),
      render: row => (
        <StatusTag tone={LINK_TONES[readLink(row).state]}>{t(`state.${readLink(row).state}`)}</StatusTag>
      ),
      card: 'corner',
    },
    { key: 'made', title: t('column.made'), render: row => formatDateTime(readLink(row).createdAt) },
  ];
}

export function useClickColumns(withLink: boolean): Column<ClickRow>[] {
  const { t } = useTranslation('tracking');
  const columns: (Column<ClickRow> | null)[] = [
    {
      key: 'at',
      title: t('column.at'),
      render: row => formatDateTime(readClick(row).occurredAt, { seconds: true }),
      card: 'title',
    },
    withLink
      ? { key: 'address', title: t('column.address'), render: row => spoken(readClick(row).link.address) }
      : null,
    withLink
      ? { key: 'owner', title: t('column.owner'), render: row => readClick(row).link.owner.name }
      : null,
    withLink
      ? { key: 'brand', title: t('column.brand'), render: row => readClick(row).link.brand.name }
      : null,
    {
      key: 'verdict',
      title: t('column.verdict'),
      render: row => (
        <StatusTag tone={VERDICT_TONES[readClick(row).verdict]}>
          {t(`verdict.${readClick(row).verdict}`)}
        </StatusTag>
      ),
      card: 'corner',
    },
    {
      key: 'reason',
      title: t('column.reason'),
      render: row => {
        const { reason, reasonCode } = readClick(row);
        return reason === 'NONE' ? '–' : `${reasonCode} ${t(`reason.${reason}`)}`;
      },
    },
    { key: 'device', title: t('column.device'), render: row => t(`device.${readClick(row).device}`) },
    { key: 'visitor', title: t('column.visitor'), render: row => <code>{readClick(row).visitor}</code> },
    {
      key: 'network',
      title: t('column.network'),
      render: row => readClick(row).network ?? '–',
      optional: true,
    },
  ];
  return columns.filter(column => column !== null);
}
