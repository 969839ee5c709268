import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@/app/format';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { ConfirmStatementDocument, DisputeStatementDocument, StatementFactsFragmentDoc } from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { useSubmit } from '@/shared/useSubmit';

const REASON_LIMIT = 500;

/** The party's answer: it is right, or what is wrong. */
export function StatementAnswer(props: { statement: FragmentType<typeof StatementFactsFragmentDoc> }) {
  const { t } = useTranslation('statements');
  const statement = readFragment(StatementFactsFragmentDoc, props.statement);
  const [open, setOpen] = useState<'confirm' | 'dispute' | null>(null);
  const [form] = Form.useForm<{ reason: string }>();
  const { pending, problem, submit } = useSubmit(form);

  async function confirm() {
    const input = { statementId: statement.id };
    const done = await submit(async () =>
      accepted((await request(ConfirmStatementDocument, { input })).confirmStatement),
    );
    if (done) await finish();
  }

  async function dispute() {
    const { reason } = await form.validateFields();
    const input = { statementId: statement.id, reason };
    const done = await submit(async () =>
      accepted((await request(DisputeStatementDocument, { input })).disputeStatement),
    );
    if (done) await finish();
  }

  async function finish() {
    setOpen(null);
    await invalidate('Statement', 'Statements');
  }

  const mayDispute = statement.state === 'ISSUED' && statement.payoutState !== 'PAID';
  if (statement.state === 'CONFIRMED') return null;
  return (
    <>
      {mayDispute ? <Button onClick={() => setOpen('dispute')}>{t('answer.dispute')}</Button> : null}
      <Button type="primary" onClick={() => setOpen('confirm')}>
        {t('answer.confirm')}
      </Button>
      <ConfirmSheet
        open={open === 'confirm'}
        title={t('answer.confirmTitle')}
        effect={t('answer.confirmEffect')}
        lines={[
          {
            key: 'closing',
            label: t('sum.closing'),
            value: formatMoney(statement.closingMinor),
          },
          { key: 'net', label: t('sum.net'), value: formatMoney(statement.netPayableMinor), strong: true },
        ]}
        confirmLabel={t('answer.confirm')}
        pending={pending}
        error={problem}
        onConfirm={confirm}
        onClose={() => setOpen(null)}
      />
      <ConfirmSheet
        open={open === 'dispute'}
        title={t('answer.disputeTitle')}
        effect={t('answer.disputeEffect')}
        confirmLabel={t('answer.dispute')}
        pending={pending}
        error={problem}
        onConfirm={dispute}
        onClose={() => setOpen(null)}
      >
        <Form form={form} layout="vertical" preserve={false}>
          <Form.Item
            name="reason"
            label={t('answer.reason')}
            rules={[{ required: true, whitespace: true, message: t('answer.reasonMissing') }]}
          >
            <Input.TextArea rows={4} maxLength={REASON_LIMIT} showCount />
          </Form.Item>
        </Form>
      </ConfirmSheet>
    </>
  );
}
