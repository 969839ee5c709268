import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatNumber } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { LinkCardFragmentDoc } from '@/gql/graphql';
import { CopyField } from '@/shared/CopyField';
import { Descriptions } from '@/shared/Descriptions';
import { StatusTag } from '@/shared/StatusTag';
import css from './LinkCard.module.css';
import { LINK_TONES, svgAddress } from './marks';
import { NewCoupon } from './NewCoupon';
import { PauseLink } from './PauseLink';

/** One link as its parties hand it out: address, picture, coupon codes, and what came of it. */
export function LinkCard({ link: masked }: { link: FragmentType<typeof LinkCardFragmentDoc> }) {
  const { t } = useTranslation('tracking');
  const link = readFragment(LinkCardFragmentDoc, masked);
  const svg = svgAddress(link.qrSvg);
  const coupons = link.coupons?.nodes ?? [];
  return (
    <div className={css.card}>
      <div className={css.code}>
        <img className={css.picture} src={svg} alt={t('card.picture', { address: link.address })} />
        <div className={css.downloads}>
          <Download href={link.qrPng} name={link.code} kind="png" />
          <Download href={svg} name={link.code} kind="svg" />
        </div>
      </div>
      <Descriptions
        facts={[
          {
            key: 'address',
            label: t('card.address'),
            value: <CopyField value={link.address} label={t('card.address')} />,
            wide: true,
          },
          { key: 'destination', label: t('card.destination'), value: link.destination, wide: true },
          {
            key: 'coupons',
            label: t('card.coupons'),
            value: (
              <div className={css.coupons}>
                {coupons.map(coupon => (
                  <CopyField key={coupon.id} value={coupon.code} label={t('card.coupon')} />
                ))}
                <NewCoupon linkId={link.id} />
              </div>
            ),
            wide: true,
          },
          {
            key: 'clicks',
            label: t('card.clicks'),
            value: t('card.counted', {
              valid: formatNumber(link.clicksValid),
              gross: formatNumber(link.clicksGross),
            }),
          },
          {
            key: 'state',
            label: t('card.state'),
            value: <StatusTag tone={LINK_TONES[link.state]}>{t(`state.${link.state}`)}</StatusTag>,
          },
          { key: 'expires', label: t('card.expires'), value: formatDateTime(link.expiresAt) },
          { key: 'actions', label: t('card.actions'), value: <PauseLink link={link} /> },
        ]}
      />
    </div>
  );
}

function Download({ href, name, kind }: { href: string; name: string; kind: 'png' | 'svg' }) {
  const { t } = useTranslation('tracking');
  const shown = kind.toUpperCase();
  return (
    <Button
      size="small"
      href={href}
      download={`${name}.${kind}`}
      icon={<DownloadOutlined aria-hidden />}
      aria-label={t('card.download', { kind: shown })}
    >
      {shown}
    </Button>
  );
}
