import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '@/app/format';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { type OrganizationPageQuery, RenameOrganizationDocument } from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { Descriptions } from '@/shared/Descriptions';
import { Panel } from '@/shared/Panel';
import { toast } from '@/shared/toast';
import { useSubmit } from '@/shared/useSubmit';

type Organization = NonNullable<NonNullable<OrganizationPageQuery['viewer']>['currentOrganization']>;

export function Particulars({ organization, mayManage }: { organization: Organization; mayManage: boolean }) {
  const { t } = useTranslation('organization');
  const kinds = organization.kinds.map(kind => t(`kind.${kind}`)).join(t('facts.join'));
  return (
    <Panel title={t('facts.title')} extra={mayManage ? <Rename name={organization.name} /> : null}>
      <Descriptions
        facts={[
          { key: 'name', label: t('facts.name'), value: organization.name },
          { key: 'kinds', label: t('facts.kinds'), value: kinds },
          { key: 'legal', label: t('facts.legalKind'), value: t(`legal.${organization.legalKind}`) },
          { key: 'alliance', label: t('facts.alliance'), value: organization.alliance?.name ?? '–' },
          { key: 'since', label: t('facts.since'), value: formatDate(organization.createdAt) },
        ]}
      />
    </Panel>
  );
}

function Rename({ name }: { name: string }) {
  const { t } = useTranslation('organization');
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ name: string }>();
  const { pending, problem, submit } = useSubmit(form);

  async function save() {
    const input = await form.validateFields();
    const done = await submit(async () =>
      accepted((await request(RenameOrganizationDocument, { input })).renameOrganization),
    );
    if (!done) return;
    setOpen(false);
    toast.success(t('rename.done'));
    await invalidate('OrganizationPage', 'Viewer');
  }

  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('rename.button')}
      </Button>
      <ConfirmSheet
        open={open}
        title={t('rename.button')}
        effect={t('rename.effect')}
        confirmLabel={t('rename.confirm')}
        pending={pending}
        error={problem}
        onConfirm={save}
        onClose={() => setOpen(false)}
      >
        <Form form={form} layout="vertical" preserve={false} initialValues={{ name }}>
          <Form.Item
            name="name"
            label={t('rename.name')}
            rules={[{ required: true, message: t('rename.missing') }]}
          >
            <Input maxLength={80} autoComplete="organization" />
          </Form.Item>
        </Form>
      </ConfirmSheet>
    </>
  );
}
