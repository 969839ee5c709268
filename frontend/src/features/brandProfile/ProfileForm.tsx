import { Alert, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { type BrandProfileQuery, SaveBrandProfileDocument, type SaveBrandProfileInput } from '@/gql/graphql';
import { useSubmit } from '@/shared/useSubmit';
import { useVocabulary } from '@/shared/vocabulary';
import css from './BrandProfile.module.css';

/** What owners read about the brand. */
export function ProfileForm({ profile }: { profile: BrandProfileQuery['brandProfile'] | null }) {
  const { t } = useTranslation('brandProfile');
  const { categories } = useVocabulary();
  const [form] = Form.useForm<SaveBrandProfileInput>();
  const [isSaved, setSaved] = useState(false);
  const { pending, problem, submit } = useSubmit(form);

  async function save(input: SaveBrandProfileInput) {
    const done = await submit(async () => {
      accepted((await request(SaveBrandProfileDocument, { input })).saveBrandProfile);
      await invalidate('BrandProfile');
    });
    setSaved(done);
  }

  const required = [{ required: true, message: t('required') }];
  return (
    <Form
      form={form}
      layout="vertical"
      className={css.form}
      requiredMark="optional"
      initialValues={profile ?? {}}
      onFinish={save}
      onValuesChange={() => setSaved(false)}
    >
      <Form.Item name="displayName" label={t('profile.displayName')} rules={required}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="category" label={t('profile.category')} rules={required}>
        <Select options={categories} />
      </Form.Item>
      <Form.Item name="website" label={t('profile.website')}>
        <Input inputMode="url" placeholder="https://" />
      </Form.Item>
      <Form.Item name="introduction" label={t('profile.introduction')}>
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
      {problem ? <Alert type="error" showIcon title={problem} /> : null}
      {isSaved ? <Alert type="success" showIcon title={t('profile.saved')} role="status" /> : null}
      <Button type="primary" htmlType="submit" loading={pending}>
        {t('profile.save')}
      </Button>
    </Form>
  );
}
