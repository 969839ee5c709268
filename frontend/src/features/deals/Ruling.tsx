import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { type DealDetailFragment, ResolveDisputeDocument } from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { useSubmit } from '@/shared/useSubmit';

interface Given {
  isDelivered: boolean;
  reason: string;
}

/** The operator's ruling on a contested publication. */
export function Ruling({ deal }: { deal: DealDetailFragment }) {
  const { t } = useTranslation('deals');
  const [form] = Form.useForm<Given>();
  const [isOpen, setOpen] = useState(false);
  const { pending, problem, submit } = useSubmit(form);
  const required = [{ required: true, message: t('form.required') }];

  async function rule() {
    const given = await form.validateFields().catch(() => null);
    if (!given) return;
    const done = await submit(async () => {
      const input = { dealId: deal.id, ...given };
      accepted((await request(ResolveDisputeDocument, { input })).resolveDispute);
      await invalidate('Deal', 'Deals');
    });
    if (done) setOpen(false);
  }

  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('ruling.title')}
      </Button>
      <ConfirmSheet
        open={isOpen}
        title={t('ruling.title')}
        effect={t('ruling.effect')}
        confirmLabel={t('ruling.confirm')}
        pending={pending}
        error={problem}
        onConfirm={rule}
        onClose={() => setOpen(false)}
      >
        <Form form={form} layout="vertical">
          <Form.Item name="isDelivered" label={t('ruling.question')} rules={required}>
            <Radio.Group
              options={[
                { value: true, label: t('ruling.delivered') },
                { value: false, label: t('ruling.notDelivered') },
              ]}
            />
          </Form.Item>
          <Form.Item name="reason" label={t('exit.reason')} rules={required}>
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        </Form>
      </ConfirmSheet>
    </>
  );
}
