import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { InviteMemberDocument, type Role } from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { toast } from '@/shared/toast';
import { useSubmit } from '@/shared/useSubmit';
import { RoleField } from './RoleSelect';

/** The page's one primary button: an e-mailed link to join with a role. */
export function InviteMember() {
  const { t } = useTranslation('organization');
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ email: string; role: Role }>();
  const { pending, problem, submit } = useSubmit(form);

  async function invite() {
    const input = await form.validateFields();
    const done = await submit(async () =>
      accepted((await request(InviteMemberDocument, { input })).inviteMember),
    );
    if (!done) return;
    setOpen(false);
    toast.success(t('invite.done'));
    await invalidate('OrganizationPage');
  }

  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('invite.button')}
      </Button>
      <ConfirmSheet
        open={open}
        title={t('invite.button')}
        effect={t('invite.effect')}
        confirmLabel={t('invite.confirm')}
        pending={pending}
        error={problem}
        onConfirm={invite}
        onClose={() => setOpen(false)}
      >
        <Form form={form} layout="vertical" preserve={false} initialValues={{ role: 'STAFF' }}>
          <Form.Item
            name="email"
            label={t('invite.email')}
            rules={[{ required: true, type: 'email', message: t('invite.missing') }]}
          >
            <Input type="email" autoComplete="off" />
          </Form.Item>
          <RoleField />
        </Form>
      </ConfirmSheet>
    </>
  );
}
