import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseMoney } from '@/app/format';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { StartTopUpDocument } from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { useSubmit } from '@/shared/useSubmit';

interface Fields {
  amountMinor: string;
}

/** The page's one primary button: ask for an amount, then wait for the cashier's address. */
export function TopUp() {
  const { t } = useTranslation('wallet');
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Fields>();
  const { pending, problem, submit } = useSubmit(form);

  async function start() {
    const { amountMinor } = await form.validateFields();
    const input = { amountMinor: Number(parseMoney(amountMinor)) };
    const done = await submit(async () =>
      accepted((await request(StartTopUpDocument, { input })).startTopUp),
    );
    if (!done) return;
    setOpen(false);
    await invalidate('Wallet');
  }

  const positive = {
    validator: (_: unknown, text: string) =>
      (parseMoney(text ?? '') ?? 0n) > 0n ? Promise.resolve() : Promise.reject(new Error(t('topUp.invalid'))),
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('topUp.button')}
      </Button>
      <ConfirmSheet
        open={open}
        title={t('topUp.button')}
        effect={t('topUp.effect')}
        confirmLabel={t('topUp.confirm')}
        pending={pending}
        error={problem}
        onConfirm={start}
        onClose={() => setOpen(false)}
      >
        <Form form={form} layout="vertical" preserve={false} onFinish={start}>
          <Form.Item name="amountMinor" label={t('topUp.amount')} rules={[positive]} required>
            <Input prefix="¥" inputMode="decimal" autoComplete="off" />
          </Form.Item>
        </Form>
      </ConfirmSheet>
    </>
  );
}
