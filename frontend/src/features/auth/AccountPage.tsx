import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '@/app/format';
import {
  deactivateTotp,
  type RecoveryCodes,
  readAuthenticators,
  readRecoveryCodes,
  renewRecoveryCodes,
  sessionQuery,
  setPassword,
} from '@/app/session';
import { Descriptions } from '@/shared/Descriptions';
import { ErrorState } from '@/shared/ErrorState';
import { PageHeader } from '@/shared/PageHeader';
import { Columns, Panel, Stack } from '@/shared/Panel';
import { StatusTag } from '@/shared/StatusTag';
import { useSubmit } from '@/shared/useSubmit';
import css from './AccountPage.module.css';
import { NewPasswordField } from './NewPasswordField';
import { RecoveryCodeList } from './RecoveryCodeList';
import { TotpSetup } from './TotpSetup';
import { useReauthentication } from './useReauthentication';
import { useAuthWords } from './words';

export function AccountPage() {
  const { t } = useTranslation('auth');
  const { data: session } = useQuery(sessionQuery);
  return (
    <>
      <PageHeader title={t('account.title')} intro={t('account.intro')} />
      <Stack>
        <Panel title={t('account.person')}>
          <Descriptions
            facts={[
              { key: 'name', label: t('account.name'), value: session?.user?.display },
              { key: 'email', label: t('email'), value: session?.user?.email },
            ]}
          />
        </Panel>
        <Columns>
          <SecondFactor />
          <ChangePassword />
        </Columns>
      </Stack>
    </>
  );
}

function SecondFactor() {
  const { t } = useTranslation('auth');
  const client = useQueryClient();
  const authenticators = useQuery({ queryKey: ['authenticators'], queryFn: readAuthenticators });
  const [settingUp, setSettingUp] = useState(false);
  const [codes, setCodes] = useState<RecoveryCodes | null>(null);
  const { guard, dialog } = useReauthentication();
  const { modal } = App.useApp();
  const totp = authenticators.data?.totp;
  const recovery = authenticators.data?.recovery;
  const refresh = () => client.invalidateQueries({ queryKey: ['authenticators'] });

  function turnOff() {
    modal.confirm({
      title: t('totp.offTitle'),
      content: t('totp.offEffect'),
      okText: t('totp.off'),
      okButtonProps: { danger: true },
      onOk: () => guard(() => deactivateTotp().then(refresh)),
    });
  }

  if (authenticators.error)
    return <ErrorState error={authenticators.error} onRetry={authenticators.refetch} />;
  return (
    <Panel
      title={t('totp.title')}
      extra={
        authenticators.data ? (
          <StatusTag tone={totp ? 'success' : 'neutral'}>{t(totp ? 'totp.on' : 'totp.notSet')}</StatusTag>
        ) : null
      }
    >
      <div className={css.body}>
        <p className={css.note}>
          {totp ? t('totp.since', { date: formatDate(totp.since) }) : t('totp.intro')}
        </p>
        {recovery ? <p className={css.note}>{t('recovery.left', { count: recovery.unused })}</p> : null}
        <div className={css.buttons}>
          {totp ? (
            <>
              <Button onClick={() => guard(() => readRecoveryCodes().then(setCodes))}>
                {t('recovery.show')}
              </Button>
              <Button onClick={() => guard(() => renewRecoveryCodes().then(setCodes).then(refresh))}>
                {t('recovery.renew')}
              </Button>
              <Button danger onClick={turnOff}>
                {t('totp.off')}
              </Button>
            </>
          ) : (
            <Button type="primary" onClick={() => setSettingUp(true)}>
              {t('totp.setUp')}
            </Button>
          )}
        </div>
      </div>
      <Modal
        open={settingUp}
        title={t('totp.title')}
        footer={null}
        onCancel={() => setSettingUp(false)}
        destroyOnHidden
      >
        <TotpSetup
          onActivated={found => {
            setSettingUp(false);
            setCodes(found);
            refresh();
          }}
        />
      </Modal>
      <Modal
        open={codes !== null}
        title={t('recovery.title')}
        footer={null}
        onCancel={() => setCodes(null)}
        destroyOnHidden
      >
        <p>{t('recovery.intro')}</p>
        <RecoveryCodeList codes={codes?.codes ?? []} />
      </Modal>
      {dialog}
    </Panel>
  );
}

interface PasswordChange {
  current_password: string;
  new_password: string;
}

function ChangePassword() {
  const { t } = useTranslation('auth');
  const [form] = Form.useForm<PasswordChange>();
  const { pending, problem, submit } = useSubmit(form, useAuthWords());
  const { message } = App.useApp();

  const onFinish = (typed: PasswordChange) =>
    submit(async () => {
      await setPassword(typed.new_password, typed.current_password);
      form.resetFields();
      message.success(t('changePassword.done'));
    });

  return (
    <Panel title={t('changePassword.title')}>
      <Form form={form} layout="vertical" onFinish={onFinish} className={css.form}>
        {problem ? (
          <p role="alert" className={css.problem}>
            {problem}
          </p>
        ) : null}
        <Form.Item
          name="current_password"
          label={t('currentPassword')}
          rules={[{ required: true, message: t('mistake.required') }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <NewPasswordField name="new_password" />
        <Button htmlType="submit" loading={pending}>
          {t('changePassword.go')}
        </Button>
      </Form>
    </Panel>
  );
}
