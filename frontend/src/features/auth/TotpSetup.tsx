import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, QRCode } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  activateTotp,
  type RecoveryCodes,
  readRecoveryCodes,
  readTotp,
  reauthenticateMfa,
} from '@/app/session';
import { jade } from '@/app/theme';
import { CopyField } from '@/shared/CopyField';
import { ErrorState } from '@/shared/ErrorState';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { useSubmit } from '@/shared/useSubmit';
import { CodeField } from './CodeField';
import css from './TotpSetup.module.css';
import { useReauthentication } from './useReauthentication';
import { useAuthWords } from './words';

interface Props {
  /** Called with the recovery codes once the app's first code was right. */
  onActivated: (codes: RecoveryCodes | null) => void;
}

/** Scan, or type the secret; then prove it with one code. */
export function TotpSetup({ onActivated }: Props) {
  const { t } = useTranslation('auth');
  const [form] = Form.useForm<{ code: string }>();
  const { pending, problem, submit } = useSubmit(form, useAuthWords());
  const { guard, dialog } = useReauthentication();
  // Every reading makes a new secret, so it is read once and never refreshed behind the QR code.
  const totp = useQuery({
    queryKey: ['totp-secret'],
    queryFn: readTotp,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    retry: false,
  });

  async function activate(code: string) {
    await activateTotp(code);
    // The same code lifts this session to one with a second factor; if not, the next sign-in will.
    await reauthenticateMfa(code).catch(() => {});
    onActivated(await readRecoveryCodes());
  }

  const onFinish = ({ code }: { code: string }) => submit(() => guard(() => activate(code)));

  if (totp.error) return <ErrorState error={totp.error} onRetry={totp.refetch} />;
  if (!totp.data) return <PageSkeleton />;
  if (totp.data.active) return <Alert type="success" showIcon title={t('totp.already')} />;
  return (
    <div className={css.setup}>
      <div className={css.scan}>
        <QRCode
          type="svg"
          value={totp.data.url}
          size={164}
          color={jade}
          bordered={false}
          aria-label={t('totp.qr')}
        />
        <div className={css.words}>
          <p>{t('totp.scan')}</p>
          <p className={css.or}>{t('totp.orType')}</p>
          <CopyField value={totp.data.secret} label={t('totp.secret')} />
        </div>
      </div>
      <Form form={form} layout="vertical" size="large" onFinish={onFinish}>
        {problem ? <Alert className={css.problem} type="error" showIcon title={problem} /> : null}
        <CodeField label={t('totp.code')} digits />
        <Button type="primary" htmlType="submit" block loading={pending}>
          {t('totp.go')}
        </Button>
      </Form>
      {dialog}
    </div>
  );
}
