import { Button, Form, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { ChangeRoleDocument, type MemberRowFragment, RemoveMemberDocument, type Role } from '@/gql/graphql';
import { ChangeSheet } from './ChangeSheet';
import { RoleField } from './RoleSelect';

/** Another role for a member, or the end of the membership. */
export function MemberActions({ member }: { member: MemberRowFragment }) {
  const { t } = useTranslation('organization');
  const [asked, setAsked] = useState<'change' | 'remove' | null>(null);
  const [form] = Form.useForm<{ role: Role }>();
  const name = member.person.displayName || member.person.email;
  return (
    <>
      <Space size="small">
        <Button size="small" onClick={() => setAsked('change')}>
          {t('members.change')}
        </Button>
        <Button size="small" danger onClick={() => setAsked('remove')}>
          {t('members.remove')}
        </Button>
      </Space>
      <ChangeSheet
        open={asked === 'change'}
        title={t('members.change')}
        effect={t('members.changeEffect', { name })}
        done={t('members.changed')}
        change={async () => {
          const { role } = await form.validateFields();
          const input = { membershipId: member.id, role };
          accepted((await request(ChangeRoleDocument, { input })).changeRole);
        }}
        onClose={() => setAsked(null)}
      >
        <Form form={form} layout="vertical" preserve={false} initialValues={{ role: member.role }}>
          <RoleField />
        </Form>
      </ChangeSheet>
      <ChangeSheet
        open={asked === 'remove'}
        danger
        title={t('members.remove')}
        effect={t('members.removeEffect', { name })}
        done={t('members.removed')}
        change={async () => {
          const input = { membershipId: member.id };
          accepted((await request(RemoveMemberDocument, { input })).removeMember);
        }}
        onClose={() => setAsked(null)}
      />
    </>
  );
}
