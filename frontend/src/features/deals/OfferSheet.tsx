import { Alert, Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PricingModel, TermsInput } from '@/gql/graphql';
import { SideSheet } from '@/shared/SideSheet';
import { useSubmit } from '@/shared/useSubmit';
import css from './deals.module.css';
import { TermsFields, type TermsForm, termsOf } from './TermsFields';

interface OfferForm extends TermsForm {
  listingId?: string;
}

export interface OfferStart {
  model: PricingModel;
  terms: Partial<TermsForm>;
  lastDay?: string;
  /** An owner chooses which of its listings it offers. */
  listings?: { value: string; label: string }[];
  listingId?: string;
}

interface Props {
  start: OfferStart | null;
  title: string;
  intro: string;
  sendLabel: string;
  send: (offer: { terms: TermsInput; message?: string; listingId?: string }) => Promise<unknown>;
  onClose: () => void;
}

/** One set of terms, written beside the page it concerns. */
export function OfferSheet({ start, title, intro, sendLabel, send, onClose }: Props) {
  const { t } = useTranslation('deals');
  const [form] = Form.useForm<OfferForm>();
  const { pending, problem, submit } = useSubmit(form);

  async function finish(values: OfferForm) {
    if (!start) return;
    const { message, listingId } = values;
    const sent = await submit(() => send({ terms: termsOf(start.model, values), message, listingId }));
    if (sent) onClose();
  }

  return (
    <SideSheet
      open={start !== null}
      title={title}
      onClose={onClose}
      footer={
        <div className={css.foot}>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="primary" loading={pending} onClick={form.submit}>
            {sendLabel}
          </Button>
        </div>
      }
    >
      {start ? (
        <Form<OfferForm>
          form={form}
          layout="vertical"
          requiredMark="optional"
          initialValues={{ ...start.terms, listingId: start.listingId }}
          onFinish={finish}
        >
          <p className={css.grey}>{intro}</p>
          {start.listings ? (
            <Form.Item
              name="listingId"
              label={t('terms.listing')}
              rules={[{ required: true, message: t('form.required') }]}
            >
              <Select options={start.listings} />
            </Form.Item>
          ) : null}
          <TermsFields model={start.model} lastDay={start.lastDay} />
          {problem ? <Alert type="error" showIcon title={problem} /> : null}
        </Form>
      ) : null}
    </SideSheet>
  );
}
