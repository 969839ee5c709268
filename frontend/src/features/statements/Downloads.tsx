import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { downloadPath, FORMATS } from './download';

/** The statement as a file, in each format. */
export function Downloads({ downloadId }: { downloadId: string }) {
  const { t } = useTranslation('statements');
  return FORMATS.map(format => (
    <Button
      key={format}
      href={downloadPath(downloadId, format)}
      download
      icon={<DownloadOutlined aria-hidden />}
      aria-label={t('detail.download', { format: format.toUpperCase() })}
    >
      {format.toUpperCase()}
    </Button>
  ));
}
