import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { CreateCouponDocument } from '@/gql/graphql';
import { toast } from '@/shared/toast';
import { useSubmit } from '@/shared/useSubmit';

/** Another coupon code for a link: one's own, or a random one when the field stays empty. */
export function NewCoupon({ linkId }: { linkId: string }) {
  const { t } = useTranslation('tracking');
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ code?: string }>();
  const { pending, problem, submit } = useSubmit(form);

  async function create({ code }: { code?: string }) {
    const made = await submit(async () => {
      const input = { linkId, code: code?.trim() || undefined };
      accepted((await request(CreateCouponDocument, { input })).createCoupon);
      await invalidate('DealLink', 'LinkById');
    });
    if (!made) return;
    toast.success(t('coupon.done'));
    form.resetFields();
    setOpen(false);
  }

  if (!open) {
    return (
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('coupon.new')}
      </Button>
    );
  }
  return (
    <Form form={form} layout="vertical" onFinish={create} requiredMark={false}>
      <Form.Item name="code" label={t('coupon.code')} extra={t('coupon.hint')}>
        <Input maxLength={20} autoComplete="off" />
      </Form.Item>
      {problem ? <Alert type="error" showIcon title={problem} /> : null}
      <Space>
        <Button type="primary" size="small" htmlType="submit" loading={pending}>
          {t('coupon.make')}
        </Button>
        <Button size="small" onClick={() => setOpen(false)}>
          {t('common:cancel')}
        </Button>
      </Space>
    </Form>
  );
}
