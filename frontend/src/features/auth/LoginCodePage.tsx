import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { authenticateMfa } from '@/app/session';
import { useSubmit } from '@/shared/useSubmit';
import { AuthCard } from './AuthCard';
import { CodeField } from './CodeField';
import { safeNext } from './place';
import { useAuthWords } from './words';

/** The second factor: six digits of the app, or one recovery code. */
export function LoginCodePage() {
  const { t } = useTranslation('auth');
  const [form] = Form.useForm<{ code: string }>();
  const { pending, problem, submit } = useSubmit(form, useAuthWords());
  const navigate = useNavigate();
  const { next } = useSearch({ strict: false }) as { next?: string };

  const onFinish = ({ code }: { code: string }) =>
    submit(async () => {
      await authenticateMfa(code);
      await navigate({ href: safeNext(next) });
    });

  return (
    <AuthCard
      title={t('loginCode.title')}
      intro={t('loginCode.intro')}
      problem={problem}
      foot={<Link to="/login">{t('backToLogin')}</Link>}
    >
      <Form form={form} layout="vertical" size="large" onFinish={onFinish}>
        <CodeField label={t('loginCode.label')} digits />
        <Button type="primary" htmlType="submit" block loading={pending}>
          {t('continue')}
        </Button>
      </Form>
    </AuthCard>
  );
}
