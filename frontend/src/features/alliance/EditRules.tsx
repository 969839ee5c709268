import { Button, Form, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { type Category, type RulesCardFragment, UpdateRulesDocument } from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { toast } from '@/shared/toast';
import { useSubmit } from '@/shared/useSubmit';
import { CATEGORIES } from '@/shared/vocabulary';

interface Fields {
  takeRateBp: number;
  holdDays: number;
  clickWindowDays: number;
  requiredLevel: number;
  allowedCategories: Category[];
}

/** The page's one primary button: publish the next version of the rules, from now on. */
export function EditRules({ rules }: { rules: RulesCardFragment }) {
  const { t } = useTranslation('alliance');
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Fields>();
  const { pending, problem, submit } = useSubmit(form);

  async function save() {
    const { takeRateBp, ...rest } = await form.validateFields();
    const input = { ...rest, takeRateBp: Math.round(takeRateBp * 100) };
    const done = await submit(async () =>
      accepted((await request(UpdateRulesDocument, { input })).updateAllianceRules),
    );
    if (!done) return;
    setOpen(false);
    toast.success(t('edit.done'));
    await invalidate('AllianceRules');
  }

  const required = [{ required: true, message: t('edit.missing') }];
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('edit.button')}
      </Button>
      <ConfirmSheet
        open={open}
        title={t('edit.button')}
        effect={t('edit.effect', { version: rules.version + 1 })}
        confirmLabel={t('edit.confirm')}
        pending={pending}
        error={problem}
        onConfirm={save}
        onClose={() => setOpen(false)}
      >
        <Form
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={{ ...rules, takeRateBp: rules.takeRateBp / 100 }}
        >
          <Form.Item name="takeRateBp" label={t('edit.takeRate')} rules={required}>
            <InputNumber min={0} max={50} precision={2} suffix="%" style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="holdDays" label={t('edit.holdDays')} rules={required}>
            <InputNumber min={0} max={180} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="clickWindowDays" label={t('edit.clickWindowDays')} rules={required}>
            <InputNumber min={1} max={90} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="requiredLevel" label={t('field.requiredLevel')} rules={required}>
            <Select options={[0, 1, 2, 3, 4].map(level => ({ value: level, label: `L${level}` }))} />
          </Form.Item>
          <Form.Item name="allowedCategories" label={t('field.allowedCategories')} rules={required}>
            <Select
              mode="multiple"
              options={CATEGORIES.map(category => ({
                value: category,
                label: t(`vocabulary:category.${category}`),
              }))}
            />
          </Form.Item>
        </Form>
      </ConfirmSheet>
    </>
  );
}
