import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { ClosePeriodDocument, type PeriodRowFragment } from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { useSubmit } from '@/shared/useSubmit';

interface Props {
  period: PeriodRowFragment | null;
  onDone: () => void;
}

/** The last look before a period is closed for good. */
export function ClosePeriod({ period, onDone }: Props) {
  const { t } = useTranslation('periods');
  const [form] = Form.useForm();
  const { pending, problem, submit } = useSubmit(form);

  async function close() {
    if (!period) return;
    const input = { periodId: period.id };
    const done = await submit(async () =>
      accepted((await request(ClosePeriodDocument, { input })).closePeriod),
    );
    if (!done) return;
    onDone();
    await invalidate('Periods', 'AllianceStatements');
  }

  return (
    <ConfirmSheet
      open={period !== null}
      title={t('close.title')}
      effect={t('close.effect')}
      lines={
        period
          ? [
              {
                key: 'days',
                label: t('column.days'),
                value: `${period.startsOn} – ${period.endsOn}`,
                strong: true,
              },
            ]
          : []
      }
      confirmLabel={t('close.button')}
      pending={pending}
      error={problem}
      onConfirm={close}
      onClose={onDone}
    >
      <Form form={form} hidden />
    </ConfirmSheet>
  );
}
