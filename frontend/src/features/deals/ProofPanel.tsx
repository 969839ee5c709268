import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/app/format';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { type DealDetailFragment, SubmitProofDocument, VerifyPublicationDocument } from '@/gql/graphql';
import { Descriptions } from '@/shared/Descriptions';
import { FileUpload } from '@/shared/FileUpload';
import { Panel, Stack } from '@/shared/Panel';
import { StatusTag } from '@/shared/StatusTag';
import { useSubmit } from '@/shared/useSubmit';
import css from './deals.module.css';

/** Where it was published; the owner hands it in, the brand confirms it. */
export function ProofPanel({ deal }: { deal: DealDetailFragment }) {
  const { t } = useTranslation('deals');
  if (deal.proof) return <GivenProof deal={deal} proof={deal.proof} />;
  if (deal.mySide !== 'OWNER' || deal.state !== 'APPROVED') return null;
  return (
    <Panel title={t('proof.title')}>
      <ProofForm deal={deal} />
    </Panel>
  );
}

function GivenProof({
  deal,
  proof,
}: {
  deal: DealDetailFragment;
  proof: NonNullable<DealDetailFragment['proof']>;
}) {
  const { t } = useTranslation('deals');
  const [form] = Form.useForm();
  const { pending, problem, submit } = useSubmit(form);
  const verify = () =>
    submit(async () => {
      accepted((await request(VerifyPublicationDocument, { input: { dealId: deal.id } })).verifyPublication);
      await invalidate('Deal', 'Deals');
    });
  return (
    <Panel
      title={t('proof.title')}
      extra={
        <StatusTag tone={proof.matchesDraft ? 'success' : 'warning'}>
          {t(proof.matchesDraft ? 'proof.matches' : 'proof.differs')}
        </StatusTag>
      }
    >
      <Stack>
        <Descriptions
          facts={[
            {
              key: 'url',
              label: t('proof.url'),
              value: (
                <a href={proof.url} target="_blank" rel="noreferrer noopener">
                  {proof.url}
                </a>
              ),
              wide: true,
            },
            { key: 'at', label: t('proof.at'), value: formatDateTime(proof.submittedAt) },
            { key: 'hash', label: t('proof.hash'), value: <code>{proof.contentHash}</code>, wide: true },
          ]}
        />
        <img className={css.shot} src={proof.screenshotUrl} alt={t('proof.screenshot')} />
        {problem ? <Alert type="error" showIcon title={problem} /> : null}
        {deal.mySide === 'BRAND' && deal.state === 'PUBLISHED' ? (
          <div className={css.foot}>
            <Button type="primary" loading={pending} onClick={verify}>
              {t('proof.verify')}
            </Button>
          </div>
        ) : null}
      </Stack>
    </Panel>
  );
}

interface Given {
  url: string;
  publishedText: string;
}

function ProofForm({ deal }: { deal: DealDetailFragment }) {
  const { t } = useTranslation('deals');
  const [form] = Form.useForm<Given>();
  const [screenshot, setScreenshot] = useState<string | null>(null);
  const { pending, problem, submit } = useSubmit(form);
  const approved = deal.drafts?.nodes.find(draft => draft.state === 'APPROVED');
  const send = (given: Given) =>
    submit(async () => {
      const input = { dealId: deal.id, screenshotFileId: screenshot ?? '', ...given };
      accepted((await request(SubmitProofDocument, { input })).submitProof);
      await invalidate('Deal', 'Deals');
    });
  return (
    <Form
      form={form}
      layout="vertical"
      className={css.form}
      initialValues={{ publishedText: approved?.text }}
      onFinish={send}
    >
      <Form.Item
        name="url"
        label={t('proof.url')}
        rules={[
          { required: true, message: t('form.required') },
          { type: 'url', message: t('form.url') },
        ]}
      >
        <Input inputMode="url" placeholder="https://" />
      </Form.Item>
      <Form.Item label={t('proof.screenshot')} required>
        <FileUpload
          accept=".png,.jpg,.jpeg,.webp"
          maxBytes={10 * 1_048_576}
          hint={t('proof.screenshotHint')}
          purpose="proof"
          onUploaded={file => setScreenshot(file.id)}
        />
      </Form.Item>
      <Form.Item
        name="publishedText"
        label={t('proof.text')}
        extra={t('proof.textHint')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Input.TextArea rows={6} maxLength={10_000} />
      </Form.Item>
      {problem ? <Alert type="error" showIcon title={problem} /> : null}
      <div className={css.foot}>
        <Button type="primary" htmlType="submit" loading={pending} disabled={screenshot === null}>
          {t('proof.submit')}
        </Button>
      </div>
    </Form>
  );
}
