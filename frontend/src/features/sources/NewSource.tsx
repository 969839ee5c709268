import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import { CreateSourceDocument, SourceCardFragmentDoc } from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { useSubmit } from '@/shared/useSubmit';
import type { ShownSecret } from './NewSecret';

/** The page's one primary button: register a server and see its secret, once. */
export function NewSource({ onMade }: { onMade: (shown: ShownSecret) => void }) {
  const { t } = useTranslation('sources');
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ name: string }>();
  const { pending, problem, submit } = useSubmit(form);

  async function save() {
    const input = await form.validateFields();
    const done = await submit(async () => {
      const made = accepted((await request(CreateSourceDocument, { input })).createPostbackSource);
      if (!made.source || !made.secret) return;
      const { name, path } = readFragment(SourceCardFragmentDoc, made.source);
      onMade({ name, path, secret: made.secret });
    });
    if (!done) return;
    setOpen(false);
    await invalidate('Sources');
  }

  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('new.button')}
      </Button>
      <ConfirmSheet
        open={open}
        title={t('new.button')}
        effect={t('new.effect')}
        confirmLabel={t('new.confirm')}
        pending={pending}
        error={problem}
        onConfirm={save}
        onClose={() => setOpen(false)}
      >
        <Form form={form} layout="vertical" preserve={false}>
          <Form.Item
            name="name"
            label={t('new.name')}
            rules={[{ required: true, message: t('new.missing') }]}
          >
            <Input maxLength={60} placeholder={t('new.example')} autoComplete="off" />
          </Form.Item>
        </Form>
      </ConfirmSheet>
    </>
  );
}
