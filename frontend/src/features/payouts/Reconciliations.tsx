import { useQuery } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatMoney } from '@/app/format';
import { accepted, request } from '@/app/graphql';
import { graphqlQuery } from '@/app/query';
import {
  ReconcilePayoutRailDocument,
  ReconciliationsDocument,
  type ReconciliationsQuery,
} from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { Panel } from '@/shared/Panel';
import { StatusTag } from '@/shared/StatusTag';
import { useSubmit } from '@/shared/useSubmit';
import css from './Reconciliations.module.css';

const DAYS = 31;
const LOOK_AGAIN_MS = 1_500;

type Row = NonNullable<ReconciliationsQuery['reconciliations']>['nodes'][number];

const firstOf = (data: ReconciliationsQuery | undefined) => data?.reconciliations?.nodes[0]?.id ?? 'none';

/** The last comparisons of our payouts with the rail's own file. */
export function Reconciliations() {
  const { t } = useTranslation('payouts');
  const [form] = Form.useForm();
  const { pending, problem, submit } = useSubmit(form);
  // The comparison that stood first when the newest one was asked for; until another does, look again.
  const [askedAfter, setAskedAfter] = useState<string | null>(null);
  const kept = useQuery({
    ...graphqlQuery(ReconciliationsDocument, {}),
    refetchInterval: ({ state }) =>
      askedAfter === firstOf(state.data) && state.status === 'success' ? LOOK_AGAIN_MS : false,
  });
  const rows = kept.data?.reconciliations?.nodes ?? [];

  const compare = () =>
    submit(async () => {
      const input = { days: DAYS };
      accepted((await request(ReconcilePayoutRailDocument, { input })).reconcilePayoutRail);
      setAskedAfter(firstOf(kept.data));
    });

  return (
    <Panel
      flush
      title={t('reconcile.title')}
      extra={
        <Button onClick={compare} loading={pending}>
          {t('reconcile.button', { days: DAYS })}
        </Button>
      }
    >
      <Form form={form} hidden />
      {problem ? <p role="alert">{problem}</p> : null}
      {rows.length === 0 ? (
        <EmptyState compact title={t('reconcile.empty')} hint={t('reconcile.emptyHint')} />
      ) : (
        <ul className={css.rows}>
          {rows.map(row => (
            <Comparison key={row.id} row={row} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Comparison({ row }: { row: Row }) {
  const { t } = useTranslation('payouts');
  const clean = row.findings.length === 0;
  return (
    <li className={css.row}>
      <div className={css.words}>
        {formatDateTime(row.comparedAt, { seconds: true })}
        <p>{t('reconcile.counts', { own: row.ownCount, rail: row.railCount })}</p>
        {row.findings.map(found => (
          <p key={`${found.key}${found.finding}`} className={css.finding}>
            {t(`finding.${found.finding}`)} · {found.key} · {formatMoney(found.ownMinor)} /{' '}
            {formatMoney(found.railMinor)}
          </p>
        ))}
      </div>
      <StatusTag tone={clean ? 'success' : 'danger'}>
        {clean ? t('reconcile.clean') : t('reconcile.findings', { count: row.findings.length })}
      </StatusTag>
    </li>
  );
}
