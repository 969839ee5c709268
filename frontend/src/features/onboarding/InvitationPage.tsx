import { useMutation } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { accepted, RefusedError, request } from '@/app/graphql';
import { bareId, switchOrganization } from '@/app/viewer';
import { AcceptInvitationDocument } from '@/gql/graphql';
import css from './WelcomePage.module.css';

/** Opened from the link in an invitation's e-mail. */
export function InvitationPage() {
  const { t } = useTranslation(['onboarding', 'common']);
  const { token } = useParams({ strict: false }) as { token: string };
  const navigate = useNavigate();
  const join = useMutation({
    mutationFn: async () =>
      accepted((await request(AcceptInvitationDocument, { input: { token } })).acceptInvitation),
    onSuccess: async ({ organization }) => {
      if (organization) await switchOrganization(bareId(organization.id));
      await navigate({ to: '/' });
    },
  });
  const problem = join.error instanceof RefusedError ? join.error.message : t('common:error.failed.hint');

  return (
    <div className={css.card}>
      <h1 className={css.title}>{t('invitation.title')}</h1>
      <p className={css.intro}>{t('invitation.intro')}</p>
      {join.error ? <Alert className={css.problem} type="error" showIcon title={problem} /> : null}
      <Button type="primary" size="large" block loading={join.isPending} onClick={() => join.mutate()}>
        {t('invitation.go')}
      </Button>
    </div>
  );
}
