import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiError, ForbiddenError, NetworkError } from '@/app/graphql';
import { EmptyState } from './EmptyState';

interface Props {
  error: unknown;
  onRetry?: () => void;
}

function kindOf(error: unknown): 'forbidden' | 'network' | 'failed' {
  if (error instanceof ForbiddenError) return 'forbidden';
  if (error instanceof NetworkError) return 'network';
  return 'failed';
}

/** What went wrong, in one sentence, and the way on. */
export function ErrorState({ error, onRetry }: Props) {
  const { t } = useTranslation('common');
  const kind = kindOf(error);
  const code = error instanceof ApiError && kind === 'failed' ? error.code : null;
  return (
    <div role="alert">
      <EmptyState
        title={t(`error.${kind}.title`)}
        hint={
          <>
            {t(`error.${kind}.hint`)}
            {code ? <span className="num"> ({code})</span> : null}
          </>
        }
        action={onRetry && kind !== 'forbidden' ? <Button onClick={onRetry}>{t('retry')}</Button> : null}
      />
    </div>
  );
}
