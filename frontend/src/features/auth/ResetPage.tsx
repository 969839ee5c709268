import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { resetPassword } from '@/app/session';
import { toast } from '@/shared/toast';
import { useSubmit } from '@/shared/useSubmit';
import { AuthCard } from './AuthCard';
import { CodeField } from './CodeField';
import { NewPasswordField } from './NewPasswordField';
import { owedPage } from './place';
import { useAuthWords } from './words';

export function ResetPage() {
  const { t } = useTranslation('auth');
  const [form] = Form.useForm<{ key: string; password: string }>();
  const { pending, problem, submit } = useSubmit(form, useAuthWords());
  const navigate = useNavigate();

  const onFinish = ({ key, password }: { key: string; password: string }) =>
    submit(async () => {
      const session = await resetPassword(key, password);
      toast.success(t('reset.done'));
      await navigate({ to: session.authenticated ? '/' : (owedPage(session) ?? '/login') });
    });

  return (
    <AuthCard
      title={t('reset.title')}
      intro={t('reset.intro')}
      problem={problem}
      foot={<Link to="/password/forgot">{t('reset.again')}</Link>}
    >
      <Form form={form} layout="vertical" size="large" onFinish={onFinish}>
        <CodeField label={t('verify.label')} />
        <NewPasswordField name="password" />
        <Button type="primary" htmlType="submit" block loading={pending}>
          {t('reset.go')}
        </Button>
      </Form>
    </AuthCard>
  );
}
