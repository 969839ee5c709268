import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatBasisPoints, formatDateTime } from '@/app/format';
import { graphqlQuery } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import { AllianceRulesDocument, RulesCardFragmentDoc } from '@/gql/graphql';
import { Descriptions } from '@/shared/Descriptions';
import { EmptyState } from '@/shared/EmptyState';
import { ErrorState } from '@/shared/ErrorState';
import type { ListSearch } from '@/shared/listSearch';
import { PageHeader } from '@/shared/PageHeader';
import { Panel, Stack } from '@/shared/Panel';
import { PAGE_SIZE } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import { useListState } from '@/shared/useListState';
import { EditRules } from './EditRules';

/** The rules in force, and every version before them: agreed deals keep the ones they know. */
export function AlliancePage() {
  const { t } = useTranslation('alliance');
  const { search } = useListState<ListSearch>();
  const found = useQuery({
    ...graphqlQuery(AllianceRulesDocument, { first: PAGE_SIZE, after: search.after }),
    placeholderData: keepPreviousData,
  });
  const rules = readFragment(RulesCardFragmentDoc, found.data?.allianceRules ?? null);
  const categories = rules?.allowedCategories.map(category => t(`vocabulary:category.${category}`)) ?? [];
  return (
    <>
      <PageHeader
        title={t('page.title')}
        intro={t('page.intro')}
        actions={rules ? <EditRules rules={rules} /> : null}
      />
      <Stack>
        {found.error ? <ErrorState error={found.error} onRetry={found.refetch} /> : null}
        {rules ? (
          <Panel title={t('now.title', { version: rules.version })}>
            <Descriptions
              facts={[
                { key: 'take', label: t('field.takeRate'), value: formatBasisPoints(rules.takeRateBp) },
                { key: 'hold', label: t('field.holdDays'), value: t('days', { count: rules.holdDays }) },
                {
                  key: 'window',
                  label: t('field.clickWindowDays'),
                  value: t('days', { count: rules.clickWindowDays }),
                },
                { key: 'level', label: t('field.requiredLevel'), value: `L${rules.requiredLevel}` },
                {
                  key: 'categories',
                  label: t('field.allowedCategories'),
                  value: categories.join(t('join')),
                  wide: true,
                },
              ]}
            />
          </Panel>
        ) : null}
        <Panel flush title={t('history.title')}>
          <DataTable
            id="rules"
            label={t('history.title')}
            columns={[
              {
                key: 'version',
                title: t('column.version'),
                render: row => `v${readFragment(RulesCardFragmentDoc, row).version}`,
              },
              {
                key: 'effective',
                title: t('column.effective'),
                render: row => formatDateTime(readFragment(RulesCardFragmentDoc, row).effectiveAt),
              },
              {
                key: 'take',
                title: t('field.takeRate'),
                align: 'right',
                render: row => formatBasisPoints(readFragment(RulesCardFragmentDoc, row).takeRateBp),
              },
              {
                key: 'hold',
                title: t('column.hold'),
                align: 'right',
                render: row => readFragment(RulesCardFragmentDoc, row).holdDays,
              },
              {
                key: 'window',
                title: t('column.window'),
                align: 'right',
                render: row => readFragment(RulesCardFragmentDoc, row).clickWindowDays,
              },
              {
                key: 'level',
                title: t('field.requiredLevel'),
                render: row => `L${readFragment(RulesCardFragmentDoc, row).requiredLevel}`,
              },
            ]}
            query={{ ...found, data: found.data?.allianceRulesHistory }}
            rowKey={row => row.id}
            empty={<EmptyState title={t('page.empty')} hint={t('page.emptyHint')} />}
          />
        </Panel>
      </Stack>
    </>
  );
}
