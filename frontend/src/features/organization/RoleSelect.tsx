import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Role } from '@/gql/graphql';

export const ROLES: readonly Role[] = ['ADMIN', 'MANAGER', 'STAFF', 'FINANCE', 'READONLY'];

/** The field `role` of a form, each role with what it may do. */
export function RoleField() {
  const { t } = useTranslation('organization');
  return (
    <Form.Item
      name="role"
      label={t('invite.role')}
      rules={[{ required: true, message: t('invite.missing') }]}
    >
      <Select
        options={ROLES.map(role => ({
          value: role,
          label: `${t(`role.${role}`)} · ${t(`roleHint.${role}`)}`,
        }))}
      />
    </Form.Item>
  );
}
