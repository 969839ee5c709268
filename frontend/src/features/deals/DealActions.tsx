import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { CancelDealDocument, type DealDetailFragment, RaiseDisputeDocument } from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { useSubmit } from '@/shared/useSubmit';
import { CANCELLABLE } from './states';

type Asked = 'cancel' | 'dispute';

/** The ways out of a deal: off before publication, contested after. */
export function DealActions({ deal }: { deal: DealDetailFragment }) {
  const { t } = useTranslation('deals');
  const [form] = Form.useForm<{ reason: string }>();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { pending, problem, submit } = useSubmit(form);
  if (!deal.mySide) return null;
  const offered: Asked | null = CANCELLABLE.includes(deal.state)
    ? 'cancel'
    : deal.state === 'PUBLISHED'
      ? 'dispute'
      : null;
  if (!offered) return null;

  async function confirm() {
    const given = await form.validateFields().catch(() => null);
    if (!given || !asked) return;
    const input = { dealId: deal.id, reason: given.reason };
    const done = await submit(async () => {
      if (asked === 'cancel') accepted((await request(CancelDealDocument, { input })).cancelDeal);
      else accepted((await request(RaiseDisputeDocument, { input })).raiseDispute);
      await invalidate('Deal', 'Deals');
    });
    if (done) setAsked(null);
  }

  return (
    <>
      <Button onClick={() => setAsked(offered)}>{t(`exit.${offered}`)}</Button>
      <ConfirmSheet
        open={asked !== null}
        title={asked ? t(`exit.${asked}`) : ''}
        effect={asked ? t(`exitEffect.${asked}`) : ''}
        confirmLabel={asked ? t(`exit.${asked}`) : ''}
        danger
        pending={pending}
        error={problem}
        onConfirm={confirm}
        onClose={() => setAsked(null)}
      >
        <Form form={form} layout="vertical">
          <Form.Item
            name="reason"
            label={t('exit.reason')}
            rules={[{ required: true, message: t('form.required') }]}
          >
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        </Form>
      </ConfirmSheet>
    </>
  );
}
