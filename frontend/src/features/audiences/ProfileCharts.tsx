import { useTranslation } from 'react-i18next';
import { formatDate, formatNumber } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { type AudienceDimension, ProfileChartsFragmentDoc } from '@/gql/graphql';
import { Chart } from '@/shared/chart/Chart';
import { ChinaTileMap } from '@/shared/china/ChinaTileMap';
import { EmptyState } from '@/shared/EmptyState';
import { Columns, Panel, Stack } from '@/shared/Panel';
import {
  type Distributions,
  type Group,
  groupsOf,
  isProvince,
  percents,
  says,
  split,
  totalOf,
} from './groups';
import css from './ProfileCharts.module.css';

interface Props {
  profile: FragmentType<typeof ProfileChartsFragmentDoc>;
}

const PIES: AudienceDimension[] = ['GENDER', 'DEVICE'];
const BARS: AudienceDimension[] = ['AGE', 'INTEREST', 'SPENDING', 'FREQUENCY'];

/** An audience drawn dimension by dimension; small groups are already merged on the server. */
export function ProfileCharts(props: Props) {
  const { t } = useTranslation('audiences');
  const profile = readFragment(ProfileChartsFragmentDoc, props.profile);
  const { distributions } = profile;
  return (
    <Stack>
      <Region distributions={distributions} />
      <Columns>
        {PIES.map(dimension => (
          <OneDimension key={dimension} dimension={dimension} distributions={distributions} />
        ))}
        {BARS.map(dimension => (
          <OneDimension
            key={dimension}
            dimension={dimension}
            distributions={distributions}
            currency={profile.currency}
          />
        ))}
      </Columns>
      <p className={css.note}>
        {t('note', {
          sample: formatNumber(profile.sampleSize),
          size: formatNumber(profile.size),
          date: formatDate(profile.asOf),
        })}
      </p>
    </Stack>
  );
}

function Region({ distributions }: { distributions: Distributions }) {
  const { t } = useTranslation('audiences');
  const groups = groupsOf(distributions, 'REGION');
  const provinces = groups.filter(isProvince).map(({ key, count }) => ({ province: key, value: count }));
  const rest = totalOf(groups.filter(group => !isProvince(group)));
  return (
    <Panel title={t('dimension.REGION')}>
      {provinces.length > 0 ? (
        <>
          <ChinaTileMap label={t('dimension.REGION')} values={provinces} />
          {rest > 0 ? (
            <p className={css.note}>{t('elsewhere', { count: rest, people: formatNumber(rest) })}</p>
          ) : null}
        </>
      ) : (
        <EmptyState compact title={t('silent')} hint={t('silentHint.REGION')} />
      )}
    </Panel>
  );
}

interface OneProps {
  dimension: AudienceDimension;
  distributions: Distributions;
  currency?: string;
}

function OneDimension({ dimension, distributions, currency }: OneProps) {
  const { t } = useTranslation(['audiences', 'vocabulary']);
  const { known, unknown } = split(groupsOf(distributions, dimension));
  const title = t(dimension === 'SPENDING' ? 'audiences:spendingIn' : `audiences:dimension.${dimension}`, {
    currency,
  });
  const name = ({ key }: Group) =>
    dimension === 'INTEREST' && key !== 'others'
      ? t(`vocabulary:category.${key.toUpperCase()}`)
      : t(`audiences:group.${dimension}.${key}`);
  return (
    <Panel title={title}>
      {says(known) ? (
        <Chart
          label={title}
          height={220}
          spec={
            PIES.includes(dimension)
              ? { kind: 'pie', items: known.map(each => ({ name: name(each), value: each.count })) }
              : {
                  kind: 'bar',
                  categories: known.map(name),
                  series: [{ name: t('audiences:share'), values: percents(known) }],
                }
          }
          format={value => (PIES.includes(dimension) ? formatNumber(value) : `${formatNumber(value, 1)}%`)}
        />
      ) : (
        <EmptyState compact title={t('audiences:silent')} hint={t(`audiences:silentHint.${dimension}`)} />
      )}
      {says(known) && unknown > 0 ? (
        <p className={css.note}>
          {t('audiences:leftOut', { count: unknown, people: formatNumber(unknown) })}
        </p>
      ) : null}
    </Panel>
  );
}
