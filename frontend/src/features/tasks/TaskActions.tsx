import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import {
  CloseTaskDocument,
  FundTaskDocument,
  PauseTaskDocument,
  PublishTaskDocument,
  RaiseTaskBudgetDocument,
  ResumeTaskDocument,
  ReturnTaskBudgetDocument,
  type TaskHeadFragment,
} from '@/gql/graphql';
import { amountRule, minorOf } from '@/shared/amounts';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { Money } from '@/shared/Money';
import { useSubmit } from '@/shared/useSubmit';
import { type Verb, verbsOf } from './states';

type Confirmed = Exclude<Verb, 'edit'>;

interface Wish {
  amount?: string;
}

/** One mutation for each verb; `key` makes a repeated top-up count once. */
async function carryOut(verb: Confirmed, taskId: string, wish: Wish, key: string) {
  const input = { taskId };
  switch (verb) {
    case 'fund':
      return accepted((await request(FundTaskDocument, { input })).fundTask);
    case 'publish':
      return accepted((await request(PublishTaskDocument, { input })).publishTask);
    case 'pause':
      return accepted((await request(PauseTaskDocument, { input })).pauseTask);
    case 'resume':
      return accepted((await request(ResumeTaskDocument, { input })).resumeTask);
    case 'close':
      return accepted((await request(CloseTaskDocument, { input })).closeTask);
    case 'return':
      return accepted((await request(ReturnTaskBudgetDocument, { input })).returnTaskBudget);
    case 'raise': {
      const amountMinor = minorOf(wish.amount) ?? '0';
      const raised = { ...input, amountMinor, key };
      return accepted((await request(RaiseTaskBudgetDocument, { input: raised })).raiseTaskBudget);
    }
  }
}

/** What may be done with the task now; each names its effect before it happens. */
export function TaskActions({ task }: { task: TaskHeadFragment }) {
  const { t } = useTranslation('tasks');
  const navigate = useNavigate();
  const [form] = Form.useForm<Wish>();
  const [asked, setAsked] = useState<{ verb: Confirmed; key: string } | null>(null);
  const { pending, problem, submit } = useSubmit(form);
  const verbs = verbsOf(task.state, Boolean(task.budgetReturnedAt));

  function choose(verb: Verb) {
    if (verb === 'edit') return navigate({ to: '/brand/tasks/new', search: { task: task.id } as never });
    return setAsked({ verb, key: crypto.randomUUID() });
  }

  async function confirm() {
    if (!asked) return;
    const wish = await form.validateFields().catch(() => null);
    if (!wish) return;
    const done = await submit(async () => {
      await carryOut(asked.verb, task.id, wish, asked.key);
      await invalidate('Task', 'Tasks', 'TaskBudget', 'RankedListings');
    });
    if (done) setAsked(null);
  }

  return (
    <>
      {verbs.map((verb, index) => (
        <Button
          key={verb}
          type={index === 0 ? 'primary' : 'default'}
          danger={verb === 'close'}
          onClick={() => choose(verb)}
        >
          {t(`verb.${verb}`)}
        </Button>
      ))}
      <ConfirmSheet
        open={asked !== null}
        title={asked ? t(`verb.${asked.verb}`) : ''}
        effect={asked ? t(`effect.${asked.verb}`) : ''}
        lines={
          asked?.verb === 'fund'
            ? [
                {
                  key: 'budget',
                  label: t('budget.whole'),
                  value: <Money minor={task.budgetMinor} />,
                  strong: true,
                },
              ]
            : []
        }
        confirmLabel={asked ? t(`verb.${asked.verb}`) : ''}
        danger={asked?.verb === 'close'}
        pending={pending}
        error={problem}
        onConfirm={confirm}
        onClose={() => setAsked(null)}
      >
        <Form form={form} layout="vertical">
          {asked?.verb === 'raise' ? (
            <Form.Item
              name="amount"
              label={t('field.amount')}
              rules={[{ required: true, message: t('form.required') }, amountRule(t('form.amount'))]}
            >
              <Input prefix="¥" inputMode="decimal" />
            </Form.Item>
          ) : null}
        </Form>
      </ConfirmSheet>
    </>
  );
}
