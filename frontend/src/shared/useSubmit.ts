import type { FormInstance } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NetworkError, RefusedError } from '@/app/graphql';
import { AuthError } from '@/app/session';

interface Mistake {
  field?: string | null;
  code: string;
  message: string;
}

function mistakesOf(error: unknown): readonly Mistake[] {
  if (error instanceof RefusedError) return error.errors;
  if (error instanceof AuthError) return error.mistakes;
  return [];
}

/** "rateCard.priceMinor" names the field ["rateCard", "priceMinor"]. */
export function fieldPath(field: string): (string | number)[] {
  return field.split('.').map(part => (/^\d+$/.test(part) ? Number(part) : part));
}

/**
 * Runs a form's action once at a time, and lays each refusal beside the field it names.
 * `words` turns a code into a sentence of the reader's language; without one the server's own is shown.
 */
export function useSubmit(form: FormInstance, words?: (code: string) => string | undefined) {
  const { t } = useTranslation('common');
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const say = (mistake: Mistake) => words?.(mistake.code) ?? mistake.message;

  function show(error: unknown) {
    const mistakes = mistakesOf(error);
    if (mistakes.length === 0) {
      return setProblem(t(error instanceof NetworkError ? 'error.network.hint' : 'error.failed.hint'));
    }
    const placed = mistakes.filter(
      mistake => mistake.field && form.getFieldInstance(fieldPath(mistake.field)) !== undefined,
    );
    form.setFields(
      placed.map(mistake => ({ name: fieldPath(mistake.field ?? ''), errors: [say(mistake)] }) as never),
    );
    const loose = mistakes.filter(mistake => !placed.includes(mistake)).map(say);
    setProblem(loose.length > 0 ? loose.join(' ') : null);
  }

  async function submit(action: () => Promise<unknown>): Promise<boolean> {
    if (pending) return false;
    setPending(true);
    setProblem(null);
    try {
      await action();
      return true;
    } catch (error) {
      show(error);
      return false;
    } finally {
      setPending(false);
    }
  }

  return { pending, problem, submit };
}
