import { useNavigate } from '@tanstack/react-router';
import { Form, Input, InputNumber, Select } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import {
  type Carrier,
  type ChannelFactsFragment,
  type CountSource,
  RegisterChannelDocument,
  UpdateChannelDocument,
} from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { useSubmit } from '@/shared/useSubmit';
import { useVocabulary } from '@/shared/vocabulary';
import { COUNT_SOURCES } from './states';

interface Values {
  carrier: Carrier;
  name: string;
  handle: string;
  url?: string;
  memberCount: number;
  countSource: CountSource;
}

interface Props {
  open: boolean;
  onClose: () => void;
  /** The channel to change; without one a new channel is registered. */
  channel?: ChannelFactsFragment;
}

/** Registers a channel, or changes what may change: what is proven is the handle, which stays. */
export function ChannelForm({ open, onClose, channel }: Props) {
  const { t } = useTranslation('channels');
  const { carriers } = useVocabulary();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const { pending, problem, submit } = useSubmit(form);
  const required = [{ required: true, message: t('register.required') }];

  useEffect(() => {
    if (open) form.setFieldsValue(channel ?? { countSource: 'DECLARED' });
  }, [open, channel, form]);

  async function save() {
    const values = await form.validateFields().catch(() => null);
    if (!values) return;
    await submit(async () => {
      if (channel) {
        const { name, url = '', memberCount, countSource } = values;
        const input = { channelId: channel.id, name, url, memberCount, countSource };
        accepted((await request(UpdateChannelDocument, { input })).updateChannel);
        await invalidate('Channel', 'Channels');
        return onClose();
      }
      const { registerChannel } = await request(RegisterChannelDocument, { input: values });
      const registered = accepted(registerChannel).channel;
      await invalidate('Channels');
      onClose();
      return navigate({ to: '/channels/$id', params: { id: registered?.id ?? '' } });
    });
  }

  return (
    <ConfirmSheet
      open={open}
      title={t(channel ? 'register.edit' : 'register.title')}
      effect={t(channel ? 'register.editEffect' : 'register.effect')}
      confirmLabel={t(channel ? 'register.save' : 'register.submit')}
      pending={pending}
      error={problem}
      onConfirm={save}
      onClose={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false}>
        <Form.Item name="carrier" label={t('column.carrier')} rules={required}>
          <Select options={carriers} disabled={Boolean(channel)} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Form.Item name="name" label={t('field.name')} rules={required}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="handle" label={t('column.handle')} extra={t('field.handleHint')} rules={required}>
          <Input maxLength={80} disabled={Boolean(channel)} />
        </Form.Item>
        <Form.Item name="url" label={t('field.url')}>
          <Input type="url" placeholder="https://" />
        </Form.Item>
        <Form.Item name="memberCount" label={t('column.members')} rules={required}>
          <InputNumber min={0} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="countSource" label={t('field.countSource')} rules={required}>
          <Select options={COUNT_SOURCES.map(value => ({ value, label: t(`source.${value}`) }))} />
        </Form.Item>
      </Form>
    </ConfirmSheet>
  );
}
