import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NetworkError, RefusedError } from '@/app/graphql';

/** Runs a button's action once at a time and keeps what was refused, for actions without a form. */
export function useAction() {
  const { t } = useTranslation('common');
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function act(action: () => Promise<unknown>): Promise<boolean> {
    if (pending) return false;
    setPending(true);
    setProblem(null);
    try {
      await action();
      return true;
    } catch (error) {
      const refused = error instanceof RefusedError ? error.errors.map(each => each.message).join(' ') : null;
      setProblem(refused ?? t(error instanceof NetworkError ? 'error.network.hint' : 'error.failed.hint'));
      return false;
    } finally {
      setPending(false);
    }
  }

  return { pending, problem, act, forget: () => setProblem(null) };
}
