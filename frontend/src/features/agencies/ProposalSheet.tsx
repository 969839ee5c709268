import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '@/app/format';
import { accepted, request } from '@/app/graphql';
import { graphqlQuery, invalidate } from '@/app/query';
import { type DelegatedRight, PartnersDocument, ProposeRepresentationDocument } from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { useSubmit } from '@/shared/useSubmit';
import type { Side } from './columns';
import { RIGHTS } from './states';

interface Values {
  partnerId: string;
  cut: number;
  rights: DelegatedRight[];
  startsOn: string;
}

interface Props {
  side: Side;
  open: boolean;
  onClose: () => void;
}

const BP_PER_CENT = 100;
const HIGHEST_CUT = 50;

/** Offers a contract to the other side, which then consents or not. */
export function ProposalSheet({ side, open, onClose }: Props) {
  const { t } = useTranslation('agencies');
  const [form] = Form.useForm<Values>();
  const [name, setName] = useState('');
  const { pending, problem, submit } = useSubmit(form);
  const required = { required: true, message: t('form.required') };
  const partners = useQuery({
    ...graphqlQuery(PartnersDocument, {
      kind: side === 'agency' ? 'OWNER' : 'AGENCY',
      name: name || undefined,
    }),
    select: data => data.organizations?.nodes ?? [],
    enabled: open,
    placeholderData: keepPreviousData,
  });

  async function propose() {
    const values = await form.validateFields().catch(() => null);
    if (!values) return;
    const { cut, ...rest } = values;
    const done = await submit(async () => {
      const input = { ...rest, cutBp: Math.round(cut * BP_PER_CENT) };
      accepted((await request(ProposeRepresentationDocument, { input })).proposeRepresentation);
      await invalidate('Representations');
    });
    if (done) {
      form.resetFields();
      onClose();
    }
  }

  return (
    <ConfirmSheet
      open={open}
      title={t(`propose.${side}`)}
      effect={t('form.effect')}
      confirmLabel={t('form.submit')}
      pending={pending}
      error={problem}
      onConfirm={propose}
      onClose={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ cut: 20, rights: RIGHTS, startsOn: formatDate(new Date()) }}
      >
        <Form.Item name="partnerId" label={t(`partner.${side}`)} rules={[required]}>
          <Select
            showSearch={{ filterOption: false, onSearch: setName }}
            loading={partners.isFetching}
            placeholder={t('form.search')}
            options={(partners.data ?? []).map(({ id, name: label }) => ({ value: id, label }))}
          />
        </Form.Item>
        <Form.Item name="cut" label={t('column.cut')} extra={t('form.cutHint')} rules={[required]}>
          <InputNumber min={0} max={HIGHEST_CUT} precision={2} suffix="%" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="startsOn" label={t('column.starts')} rules={[required]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="rights" label={t('column.rights')}>
          <Checkbox.Group options={RIGHTS.map(value => ({ value, label: t(`right.${value}`) }))} />
        </Form.Item>
      </Form>
    </ConfirmSheet>
  );
}
