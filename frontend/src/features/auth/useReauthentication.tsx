import { Alert, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AuthError, reauthenticate } from '@/app/session';
import { useSubmit } from '@/shared/useSubmit';
import { useAuthWords } from './words';

/**
 * Sensitive changes ask for the password again when the last sign-in is old (the server answers 401).
 * `guard(action)` runs the action, asks if it must, and runs it once more.
 */
export function useReauthentication(): {
  guard: (action: () => Promise<unknown>) => Promise<void>;
  dialog: ReactNode;
} {
  const { t } = useTranslation(['auth', 'common']);
  const [waiting, setWaiting] = useState<(() => Promise<unknown>) | null>(null);
  const [form] = Form.useForm<{ password: string }>();
  const { pending, problem, submit } = useSubmit(form, useAuthWords());

  async function guard(action: () => Promise<unknown>) {
    try {
      await action();
    } catch (error) {
      if (!(error instanceof AuthError) || error.status !== 401) throw error;
      setWaiting(() => action);
    }
  }

  const onFinish = ({ password }: { password: string }) =>
    submit(async () => {
      await reauthenticate(password);
      await waiting?.();
      setWaiting(null);
    });

  const dialog = (
    <Modal
      open={waiting !== null}
      title={t('reauthenticate.title')}
      okText={t('continue')}
      cancelText={t('common:cancel')}
      confirmLoading={pending}
      onOk={() => form.submit()}
      onCancel={() => setWaiting(null)}
      destroyOnHidden
    >
      <p style={{ marginBottom: 16 }}>{t('reauthenticate.intro')}</p>
      {problem ? <Alert type="error" showIcon title={problem} style={{ marginBottom: 16 }} /> : null}
      <Form form={form} layout="vertical" onFinish={onFinish} preserve={false}>
        <Form.Item
          name="password"
          label={t('password')}
          rules={[{ required: true, message: t('mistake.required') }]}
        >
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
  return { guard, dialog };
}
