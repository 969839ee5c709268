import { useNavigate } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { reauthenticate, setPassword } from '@/app/session';
import { useSubmit } from '@/shared/useSubmit';
import { AuthCard } from './AuthCard';
import { NewPasswordField } from './NewPasswordField';
import { SignUpSteps } from './SignUpSteps';
import { useAuthWords } from './words';

export function SetPasswordPage() {
  const { t } = useTranslation('auth');
  const [form] = Form.useForm<{ new_password: string }>();
  const { pending, problem, submit } = useSubmit(form, useAuthWords());
  const navigate = useNavigate();

  const onFinish = ({ new_password }: { new_password: string }) =>
    submit(async () => {
      await setPassword(new_password);
      // A code by mail does not count as proof of who is here; the password does, and TOTP asks for it next.
      await reauthenticate(new_password);
      await navigate({ to: '/signup/totp' });
    });

  return (
    <AuthCard title={t('setPassword.title')} intro={t('setPassword.intro')} problem={problem}>
      <SignUpSteps at="password" />
      <Form form={form} layout="vertical" size="large" onFinish={onFinish}>
        <NewPasswordField name="new_password" />
        <Button type="primary" htmlType="submit" block loading={pending}>
          {t('continue')}
        </Button>
      </Form>
    </AuthCard>
  );
}
