import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Checkbox, Form, Input, Radio, Select } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { graphqlQuery } from '@/app/query';
import { bareId, switchOrganization, viewerQuery, workplaces } from '@/app/viewer';
import {
  CreateOrganizationDocument,
  type CreateOrganizationInput,
  type LegalKind,
  OpenAlliancesDocument,
  type OrganizationKind,
} from '@/gql/graphql';
import { useSubmit } from '@/shared/useSubmit';
import css from './WelcomePage.module.css';

const KINDS: OrganizationKind[] = ['OWNER', 'BRAND', 'AGENCY'];
const LEGAL_KINDS: LegalKind[] = ['PERSON', 'SOLE_TRADER', 'COMPANY', 'OVERSEAS'];
const MOST_ALLIANCES = 50;

/** An organization: its name, what it does, and the alliance it enters. */
export function WelcomePage() {
  const { t } = useTranslation(['onboarding', 'common']);
  const [form] = Form.useForm<CreateOrganizationInput>();
  const { pending, problem, submit } = useSubmit(form);
  const navigate = useNavigate();
  const { data: viewer } = useQuery(viewerQuery);
  const alliances = useQuery(graphqlQuery(OpenAlliancesDocument, { first: MOST_ALLIANCES }));
  const offered = alliances.data?.alliances?.nodes ?? [];
  const only = offered.length === 1 ? offered[0]?.id : undefined;
  const chosen = Form.useWatch('allianceId', form);
  const reviewed = offered.find(one => one.id === chosen)?.admission === 'REVIEW';

  useEffect(() => {
    document.title = `${t('title')} · ${t('common:product')}`;
  }, [t]);
  useEffect(() => {
    if (only) form.setFieldsValue({ allianceId: only });
  }, [only, form]);

  const onFinish = (input: CreateOrganizationInput) =>
    submit(async () => {
      const { organization } = accepted(
        (await request(CreateOrganizationDocument, { input })).createOrganization,
      );
      if (organization) await switchOrganization(bareId(organization.id));
      await navigate({ to: '/' });
    });

  return (
    <div className={css.card}>
      <h1 className={css.title}>{t('title')}</h1>
      <p className={css.intro}>{t('intro')}</p>
      {problem ? <Alert className={css.problem} type="error" showIcon title={problem} /> : null}
      <Form
        form={form}
        layout="vertical"
        size="large"
        onFinish={onFinish}
        initialValues={{ kinds: ['OWNER'], legalKind: 'PERSON' }}
      >
        <Form.Item
          name="name"
          label={t('name')}
          rules={[{ required: true, min: 2, max: 80, message: t('nameMissing') }]}
        >
          <Input autoComplete="organization" autoFocus />
        </Form.Item>
        <Form.Item
          name="kinds"
          label={t('kinds')}
          rules={[{ required: true, type: 'array', min: 1, message: t('kindMissing') }]}
        >
          <Kinds label={t('kinds')} />
        </Form.Item>
        <Form.Item name="legalKind" label={t('legalKind')} extra={t('legalKindHint')}>
          <Radio.Group
            optionType="button"
            size="middle"
            options={LEGAL_KINDS.map(kind => ({ value: kind, label: t(`legal.${kind}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="allianceId"
          label={t('alliance')}
          extra={t(reviewed ? 'allianceReviewed' : 'allianceHint')}
          rules={[{ required: true, message: t('allianceMissing') }]}
        >
          <Select
            loading={alliances.isPending}
            status={alliances.error ? 'error' : undefined}
            notFoundContent={t(alliances.error ? 'alliancesFailed' : 'noAlliance')}
            options={offered.map(one => ({ value: one.id, label: one.name }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={pending}>
          {t('go')}
        </Button>
        {viewer && workplaces(viewer).length > 0 ? (
          <p className={css.back}>
            <Link to="/">{t('back')}</Link>
          </p>
        ) : null}
      </Form>
    </div>
  );
}

interface KindsProps {
  label: string;
  // The form fills these in.
  value?: OrganizationKind[];
  onChange?: (kinds: OrganizationKind[]) => void;
}

/** Takes from the form only what a group of checkboxes may carry. */
function Kinds({ label, value, onChange }: KindsProps) {
  const { t } = useTranslation('onboarding');
  return (
    <Checkbox.Group className={css.kinds} role="group" aria-label={label} value={value} onChange={onChange}>
      {KINDS.map(kind => (
        <Checkbox key={kind} value={kind} className={css.kind}>
          <span className={css.kindName}>{t(`kind.${kind}.name`)}</span>
          <span className={css.kindNote}>{t(`kind.${kind}.note`)}</span>
        </Checkbox>
      ))}
    </Checkbox.Group>
  );
}
