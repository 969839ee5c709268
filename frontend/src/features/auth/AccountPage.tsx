import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '@/app/format';
import { accepted, request } from '@/app/graphql';
import { language } from '@/app/i18n';
import {
  deactivateTotp,
  type RecoveryCodes,
  readAuthenticators,
  readRecoveryCodes,
  renewRecoveryCodes,
  setPassword,
} from '@/app/session';
import { viewerQuery } from '@/app/viewer';
import { UpdateProfileDocument } from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { Descriptions } from '@/shared/Descriptions';
import { ErrorState } from '@/shared/ErrorState';
import { PageHeader } from '@/shared/PageHeader';
import { Columns, Panel, Stack } from '@/shared/Panel';
import { StatusTag } from '@/shared/StatusTag';
import { toast } from '@/shared/toast';
import { useSubmit } from '@/shared/useSubmit';
import css from './AccountPage.module.css';
import { NewPasswordField } from './NewPasswordField';
import { RecoveryCodeList } from './RecoveryCodeList';
import { TotpSetup } from './TotpSetup';
import { useReauthentication } from './useReauthentication';
import { useAuthWords } from './words';

export function AccountPage() {
  const { t } = useTranslation('auth');
  const { data: viewer } = useQuery(viewerQuery);
  return (
    <>
      <PageHeader title={t('account.title')} intro={t('account.intro')} />
      <Stack>
        {viewer ? <Profile name={viewer.person.displayName} email={viewer.person.email} /> : null}
        <Columns>
          <SecondFactor />
          <ChangePassword />
        </Columns>
      </Stack>
    </>
  );
}

function Profile({ name, email }: { name: string; email: string }) {
  const { t } = useTranslation('auth');
  const [form] = Form.useForm<{ displayName: string }>();
  const { pending, problem, submit } = useSubmit(form);
  const client = useQueryClient();

  const onFinish = ({ displayName }: { displayName: string }) =>
    submit(async () => {
      const locale = language() === 'en' ? 'EN' : 'ZH_HANS';
      accepted((await request(UpdateProfileDocument, { input: { displayName, locale } })).updateProfile);
      await client.invalidateQueries({ queryKey: viewerQuery.queryKey });
      toast.success(t('account.saved'));
    });

  return (
    <Panel title={t('account.person')}>
      <div className={css.profile}>
        <Descriptions facts={[{ key: 'email', label: t('email'), value: email }]} />
        <Form form={form} layout="vertical" initialValues={{ displayName: name }} onFinish={onFinish}>
          {problem ? (
            <p role="alert" className={css.problem}>
              {problem}
            </p>
          ) : null}
          <Form.Item
            name="displayName"
            label={t('account.name')}
            extra={t('account.nameHint')}
            rules={[{ required: true, whitespace: true, max: 80, message: t('account.nameMissing') }]}
          >
            <Input autoComplete="name" />
          </Form.Item>
          <Button htmlType="submit" loading={pending}>
            {t('account.save')}
          </Button>
        </Form>
      </div>
    </Panel>
  );
}

function SecondFactor() {
  const { t } = useTranslation('auth');
  const client = useQueryClient();
  const authenticators = useQuery({ queryKey: ['authenticators'], queryFn: readAuthenticators });
  const [settingUp, setSettingUp] = useState(false);
  const [codes, setCodes] = useState<RecoveryCodes | null>(null);
  const { guard, dialog } = useReauthentication();
  const [turningOff, setTurningOff] = useState(false);
  const totp = authenticators.data?.totp;
  const recovery = authenticators.data?.recovery;
  const refresh = () => client.invalidateQueries({ queryKey: ['authenticators'] });

  function turnOff() {
    setTurningOff(false);
    return guard(() => deactivateTotp().then(refresh));
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
              <Button danger onClick={() => setTurningOff(true)}>
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
      <ConfirmSheet
        open={turningOff}
        title={t('totp.offTitle')}
        effect={t('totp.offEffect')}
        confirmLabel={t('totp.off')}
        danger
        onConfirm={turnOff}
        onClose={() => setTurningOff(false)}
      />
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

  const onFinish = (typed: PasswordChange) =>
    submit(async () => {
      await setPassword(typed.new_password, typed.current_password);
      form.resetFields();
      toast.success(t('changePassword.done'));
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
