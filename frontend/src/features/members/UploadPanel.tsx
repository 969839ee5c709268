import { Alert, Flex, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { CreateImportDocument, type ImportKind } from '@/gql/graphql';
import { FileUpload } from '@/shared/FileUpload';
import { Panel } from '@/shared/Panel';
import { useAction } from '@/shared/useAction';

const KINDS: ImportKind[] = ['MEMBERS', 'PURCHASES'];
const MAX_BYTES = 20 * 1024 * 1024;

/** Takes the file; what it holds is said first, because it decides which columns are looked for. */
export function UploadPanel({ onCreated }: { onCreated: (id: string) => void }) {
  const { t } = useTranslation('members');
  const [kind, setKind] = useState<ImportKind>('MEMBERS');
  const { problem, act } = useAction();

  const create = (fileId: string) =>
    act(async () => {
      const { createImport } = await request(CreateImportDocument, { input: { fileId, kind } });
      const created = accepted(createImport).memberImport;
      await invalidate('MemberImports');
      if (created) onCreated(created.id);
    });

  return (
    <Panel title={t('upload.title')}>
      <Flex vertical gap={16} align="stretch">
        <Segmented
          aria-label={t('upload.kind')}
          style={{ alignSelf: 'flex-start' }}
          value={kind}
          onChange={setKind}
          options={KINDS.map(value => ({ value, label: t(`kind.${value}`) }))}
        />
        <p>{t(`upload.hint.${kind}`)}</p>
        <FileUpload
          accept=".csv,.txt,.tsv,.xlsx"
          maxBytes={MAX_BYTES}
          hint={t('upload.formats')}
          purpose="member_import"
          onUploaded={file => create(file.id)}
        />
        {problem ? <Alert type="error" showIcon title={problem} /> : null}
      </Flex>
    </Panel>
  );
}
