import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { OpenPeriodDocument } from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { useSubmit } from '@/shared/useSubmit';
import { nextMonth } from './months';

interface Fields {
  startsOn: string;
  endsOn: string;
}

/** The page's one primary button: open the next period, a month unless changed. */
export function OpenPeriod({ newestEnd }: { newestEnd: string | undefined }) {
  const { t } = useTranslation('periods');
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Fields>();
  const { pending, problem, submit } = useSubmit(form);
  const month = nextMonth(newestEnd);

  async function save() {
    const input = await form.validateFields();
    const done = await submit(async () =>
      accepted((await request(OpenPeriodDocument, { input })).openPeriod),
    );
    if (!done) return;
    setOpen(false);
    await invalidate('Periods');
  }

  const required = [{ required: true, message: t('open.missing') }];
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('open.button')}
      </Button>
      <ConfirmSheet
        open={open}
        title={t('open.button')}
        effect={t('open.effect')}
        confirmLabel={t('open.confirm')}
        pending={pending}
        error={problem}
        onConfirm={save}
        onClose={() => setOpen(false)}
      >
        <Form
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={{ startsOn: month.from, endsOn: month.to }}
        >
          <Form.Item name="startsOn" label={t('open.startsOn')} rules={required}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="endsOn" label={t('open.endsOn')} rules={required}>
            <Input type="date" />
          </Form.Item>
        </Form>
      </ConfirmSheet>
    </>
  );
}
