import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { nodeId } from '@/app/nodeId';
import { graphqlQuery } from '@/app/query';
import { type ImportState, MemberImportDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { ErrorState } from '@/shared/ErrorState';
import { PageHeader } from '@/shared/PageHeader';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { Panel, Stack } from '@/shared/Panel';
import { Steps } from '@/shared/Steps';
import { ImportErrors } from './ImportErrors';
import { ImportList } from './ImportList';
import { ImportProgress } from './ImportProgress';
import { MappingForm } from './MappingForm';
import { PoolFigures } from './PoolFigures';
import { isRunning, STEPS, stepState } from './states';
import { UploadPanel } from './UploadPanel';

const ASK_AGAIN_MS = 1000;

/** The wizard: upload, map, dry run, import. Its import stands in the address and may be left. */
export function ImportPage() {
  const { t } = useTranslation('members');
  const navigate = useNavigate();
  const search: { import?: string } = useSearch({ strict: false });
  const open = (id: string | undefined) =>
    navigate({ to: '/members/import', search: (id ? { import: id } : {}) as never });
  const another = search.import ? (
    <Button type="primary" onClick={() => open(undefined)}>
      {t('import.another')}
    </Button>
  ) : null;
  return (
    <>
      <PageHeader title={t('import.title')} intro={t('import.intro')} actions={another} />
      {search.import ? (
        <OneImport id={nodeId('MemberImport', search.import)} />
      ) : (
        <Stack>
          <PoolFigures />
          <Way />
          <UploadPanel onCreated={open} />
          <ImportList />
        </Stack>
      )}
    </>
  );
}

function Way({ state }: { state?: ImportState }) {
  const { t } = useTranslation('members');
  const steps = STEPS.map((key, index) => ({
    key,
    label: t(`step.${key}`),
    state: stepState(state, index),
  }));
  return (
    <Panel>
      <Steps label={t('import.title')} steps={steps} />
    </Panel>
  );
}

function OneImport({ id }: { id: string }) {
  const { t } = useTranslation('members');
  const { data, error, refetch } = useQuery({
    ...graphqlQuery(MemberImportDocument, { id }),
    refetchInterval: query => {
      const node = query.state.data?.node;
      return node?.__typename === 'MemberImport' && isRunning(node.state) ? ASK_AGAIN_MS : false;
    },
  });
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <PageSkeleton />;
  const node = data.node?.__typename === 'MemberImport' ? data.node : null;
  if (!node) {
    return (
      <Panel flush>
        <EmptyState title={t('import.missing')} hint={t('import.missingHint')} />
      </Panel>
    );
  }
  const mappable = node.state === 'DRAFT' || node.state === 'FAILED';
  return (
    <Stack>
      <Way state={node.state} />
      {node.state === 'DRAFT' ? null : <ImportProgress imported={node} />}
      {mappable ? <MappingForm key={node.id} imported={node} /> : null}
      {node.state === 'DRAFT' || isRunning(node.state) ? null : <ImportErrors importId={node.id} />}
    </Stack>
  );
}
