import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/app/format';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import {
  ApproveDraftDocument,
  type DealDetailFragment,
  RequestRevisionDocument,
  SubmitDraftDocument,
} from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { FileUpload } from '@/shared/FileUpload';
import { Panel, Stack } from '@/shared/Panel';
import { StatusTag } from '@/shared/StatusTag';
import { useSubmit } from '@/shared/useSubmit';
import css from './deals.module.css';

const TONES = { SUBMITTED: 'progress', CHANGES_REQUESTED: 'warning', APPROVED: 'success' } as const;

type Drafts = NonNullable<DealDetailFragment['drafts']>['nodes'];

/** Drafts newest first; below them what the reader may do: hand one in, or answer the newest. */
export function DraftPanel({ deal }: { deal: DealDetailFragment }) {
  const { t } = useTranslation('deals');
  const drafts = [...(deal.drafts?.nodes ?? [])].reverse();
  const mayWrite = deal.mySide === 'OWNER' && ['ACCEPTED', 'DRAFTING'].includes(deal.state);
  const mayAnswer = deal.mySide === 'BRAND' && deal.state === 'IN_REVIEW';
  return (
    <Panel title={t('draft.title')}>
      <Stack>
        {mayWrite ? <DraftForm deal={deal} last={drafts[0]?.text} /> : null}
        {mayAnswer && drafts[0] ? <DraftReview deal={deal} version={drafts[0].version} /> : null}
        {drafts.length > 0 ? (
          <DraftVersions drafts={drafts} />
        ) : mayWrite ? null : (
          <EmptyState compact title={t('draft.empty')} />
        )}
      </Stack>
    </Panel>
  );
}

function DraftVersions({ drafts }: { drafts: Drafts }) {
  const { t } = useTranslation('deals');
  return (
    <ol className={css.offers} aria-label={t('draft.versions')} reversed>
      {drafts.map(draft => (
        <li key={draft.id} className={css.offer}>
          <div className={css.offerHead}>
            <strong>{t('draft.version', { version: draft.version })}</strong>
            <StatusTag tone={TONES[draft.state]}>{t(`draft.state.${draft.state}`)}</StatusTag>
            <time className={css.grey} dateTime={draft.submittedAt}>
              {formatDateTime(draft.submittedAt)}
            </time>
          </div>
          <p className={css.text}>{draft.text}</p>
          {draft.fileUrls.map((url, index) => (
            <a key={url} href={url} target="_blank" rel="noreferrer">
              {t('draft.file', { number: index + 1 })}
            </a>
          ))}
          {draft.comment ? (
            <p className={css.message}>{t('draft.comment', { comment: draft.comment })}</p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function DraftForm({ deal, last }: { deal: DealDetailFragment; last?: string }) {
  const { t } = useTranslation('deals');
  const [form] = Form.useForm<{ text: string }>();
  const [files, setFiles] = useState<string[]>([]);
  const { pending, problem, submit } = useSubmit(form);
  const send = ({ text }: { text: string }) =>
    submit(async () => {
      const input = { dealId: deal.id, text, fileIds: files };
      accepted((await request(SubmitDraftDocument, { input })).submitDraft);
      await invalidate('Deal', 'Deals');
    });
  return (
    <Form
      form={form}
      layout="vertical"
      className={css.form}
      initialValues={{ text: last ?? `${deal.disclosure}\n` }}
      onFinish={send}
    >
      <Form.Item
        name="text"
        label={t('draft.text')}
        extra={t('draft.labelHint', { label: deal.disclosure })}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Input.TextArea rows={8} maxLength={10_000} showCount />
      </Form.Item>
      <FileUpload
        accept=".png,.jpg,.jpeg,.webp"
        maxBytes={10 * 1_048_576}
        hint={t('draft.fileHint')}
        purpose="draft"
        onUploaded={file => setFiles([...files, file.id])}
      />
      {problem ? <Alert type="error" showIcon title={problem} /> : null}
      <div className={css.foot}>
        <Button type="primary" htmlType="submit" loading={pending}>
          {t('draft.submit')}
        </Button>
      </div>
    </Form>
  );
}

function DraftReview({ deal, version }: { deal: DealDetailFragment; version: number }) {
  const { t } = useTranslation('deals');
  const [form] = Form.useForm<{ comment: string }>();
  const { pending, problem, submit } = useSubmit(form);
  const left = deal.terms.maxRevisions - deal.revisionsUsed;
  const answered = () => invalidate('Deal', 'Deals');
  const approve = () =>
    submit(async () => {
      const input = { dealId: deal.id, version };
      accepted((await request(ApproveDraftDocument, { input })).approveDraft);
      await answered();
    });
  const sendBack = ({ comment }: { comment: string }) =>
    submit(async () => {
      const input = { dealId: deal.id, version, comment };
      accepted((await request(RequestRevisionDocument, { input })).requestRevision);
      await answered();
    });
  return (
    <Form form={form} layout="vertical" className={css.form} onFinish={sendBack}>
      <Form.Item
        name="comment"
        label={t('draft.change')}
        extra={t('draft.left', { count: left, number: left })}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Input.TextArea rows={3} maxLength={2000} disabled={left === 0} />
      </Form.Item>
      {problem ? <Alert type="error" showIcon title={problem} /> : null}
      <div className={css.foot}>
        <Button htmlType="submit" disabled={left === 0} loading={pending}>
          {t('draft.sendBack')}
        </Button>
        <Button type="primary" onClick={approve} loading={pending}>
          {t('draft.approve')}
        </Button>
      </div>
    </Form>
  );
}
