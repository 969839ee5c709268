import { useNavigate } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { PreparePayoutRunDocument } from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { useSubmit } from '@/shared/useSubmit';

/** The page's one primary button: everything that is due becomes a draft run. */
export function PrepareRun() {
  const { t } = useTranslation('payouts');
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm();
  const { pending, problem, submit } = useSubmit(form);

  async function prepare() {
    await submit(async () => {
      const { run } = accepted((await request(PreparePayoutRunDocument, { input: {} })).preparePayoutRun);
      setOpen(false);
      await invalidate('PayoutRuns');
      if (run) await navigate({ to: '/operator/payouts/$id', params: { id: run.id } });
    });
  }

  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('prepare.button')}
      </Button>
      <ConfirmSheet
        open={open}
        title={t('prepare.button')}
        effect={t('prepare.effect')}
        confirmLabel={t('prepare.confirm')}
        pending={pending}
        error={problem}
        onConfirm={prepare}
        onClose={() => setOpen(false)}
      >
        <Form form={form} hidden />
      </ConfirmSheet>
    </>
  );
}
