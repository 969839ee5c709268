import { Alert, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/app/format';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import {
  CancelImportDocument,
  ImportProgressFragmentDoc,
  RereadImportDocument,
  RunImportDocument,
} from '@/gql/graphql';
import { Figures } from '@/shared/Figures';
import { LinkButton } from '@/shared/LinkButton';
import { Panel } from '@/shared/Panel';
import { Progress } from '@/shared/Progress';
import { useAction } from '@/shared/useAction';
import { isRunning, shareRead } from './states';

interface Props {
  imported: FragmentType<typeof ImportProgressFragmentDoc>;
}

/** How far the dry run or the import is, what came of it, and the next step. */
export function ImportProgress(props: Props) {
  const { t } = useTranslation('members');
  const imported = readFragment(ImportProgressFragmentDoc, props.imported);
  const share = imported.state === 'IMPORTING' ? shareRead(imported.rowsRead, imported.rowsTotal) : null;
  const planned = imported.state === 'CHECKING' || imported.state === 'CHECKED';
  return (
    <Panel title={t(`progress.${imported.state}`)}>
      <Flex vertical gap={16}>
        {imported.failure ? <Alert type="error" showIcon title={imported.failure} /> : null}
        {isRunning(imported.state) ? (
          <Progress
            value={share ?? 0}
            label={t(`progress.${imported.state}`)}
            note={t('progress.lines', { read: formatNumber(imported.rowsRead) })}
          />
        ) : null}
        <Figures
          label={t(`progress.${imported.state}`)}
          items={[
            { key: 'read', label: t('figure.read'), value: formatNumber(imported.rowsRead) },
            {
              key: 'created',
              label: t(planned ? 'figure.willCreate' : 'figure.created'),
              value: formatNumber(imported.rowsCreated),
            },
            { key: 'known', label: t('figure.known'), value: formatNumber(imported.rowsKnown) },
            { key: 'failed', label: t('figure.failed'), value: formatNumber(imported.rowsFailed) },
            ...(imported.kind === 'PURCHASES'
              ? [{ key: 'people', label: t('figure.people'), value: formatNumber(imported.membersCreated) }]
              : []),
          ]}
        />
        <NextSteps {...props} />
      </Flex>
    </Panel>
  );
}

function NextSteps(props: Props) {
  const { t } = useTranslation('members');
  const {
    id: importId,
    state,
    rowsCreated,
    rowsKnown,
  } = readFragment(ImportProgressFragmentDoc, props.imported);
  const { pending, problem, act } = useAction();
  const then = (work: () => Promise<unknown>) =>
    act(async () => {
      await work();
      await invalidate('MemberImport', 'MemberImports', 'ImportErrors', 'PoolTotals');
    });
  const run = () =>
    then(async () => accepted((await request(RunImportDocument, { input: { importId } })).runImport));
  const cancel = () =>
    then(async () => accepted((await request(CancelImportDocument, { input: { importId } })).cancelImport));
  const remap = () =>
    then(async () => accepted((await request(RereadImportDocument, { input: { importId } })).rereadImport));
  return (
    <>
      {problem ? <Alert type="error" showIcon title={problem} /> : null}
      <Flex gap={8} wrap>
        {state === 'CHECKED' ? (
          <>
            <Button type="primary" loading={pending} disabled={rowsCreated + rowsKnown === 0} onClick={run}>
              {t('next.run')}
            </Button>
            <Button disabled={pending} onClick={remap}>
              {t('next.remap')}
            </Button>
          </>
        ) : null}
        {isRunning(state) ? (
          <Button loading={pending} onClick={cancel}>
            {t('next.cancel')}
          </Button>
        ) : null}
        {state === 'DONE' ? <LinkButton to="/audience">{t('next.profile')}</LinkButton> : null}
      </Flex>
    </>
  );
}
