import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/app/format';
import { graphqlQuery } from '@/app/query';
import { type DealDetailFragment, DealLinkDocument } from '@/gql/graphql';
import { CopyField } from '@/shared/CopyField';
import { Descriptions } from '@/shared/Descriptions';
import { Panel } from '@/shared/Panel';
import css from './deals.module.css';

/** The deal's short link, its QR code in both formats, and the coupon. */
export function DealLink({ deal }: { deal: DealDetailFragment }) {
  const { t } = useTranslation('deals');
  const { data } = useQuery(graphqlQuery(DealLinkDocument, { label: deal.linkLabel }));
  const link = data?.links?.nodes[0];
  if (!link) return null;
  const coupon = link.coupons?.nodes[0];
  const svg = `data:image/svg+xml;utf8,${encodeURIComponent(link.qrSvg)}`;
  return (
    <Panel title={t('link.title')}>
      <div className={css.link}>
        <Descriptions
          facts={[
            {
              key: 'address',
              label: t('link.address'),
              value: <CopyField value={link.address} label={t('link.address')} />,
              wide: true,
            },
            ...(coupon
              ? [
                  {
                    key: 'coupon',
                    label: t('link.coupon'),
                    value: <CopyField value={coupon.code} label={t('link.coupon')} />,
                    wide: true,
                  },
                ]
              : []),
            {
              key: 'clicks',
              label: t('link.clicks'),
              value: t('link.clicksOf', {
                valid: formatNumber(link.clicksValid),
                gross: formatNumber(link.clicksGross),
              }),
            },
          ]}
        />
        <div className={css.downloads}>
          <img className={css.qr} src={link.qrPng} alt={t('link.qr')} width={144} height={144} />
          <Button size="small" href={link.qrPng} download={`${link.id}.png`}>
            {t('link.png')}
          </Button>
          <Button size="small" href={svg} download={`${link.id}.svg`}>
            {t('link.svg')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
