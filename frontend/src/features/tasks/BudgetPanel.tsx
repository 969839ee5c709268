import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { TaskBudgetDocument } from '@/gql/graphql';
import { Figures } from '@/shared/Figures';
import { Money } from '@/shared/Money';
import { Panel } from '@/shared/Panel';

/** Where the task's money stands. Readers who may not see money see nothing. */
export function BudgetPanel({ taskId, isFunded }: { taskId: string; isFunded: boolean }) {
  const { t } = useTranslation('tasks');
  const { data } = useQuery(graphqlQuery(TaskBudgetDocument, { id: taskId }));
  if (!data) return null;
  const { budgetMinor, escrowMinor, spentMinor } = data.taskBudget;
  return (
    <Panel>
      <Figures
        label={t('budget.title')}
        items={[
          {
            key: 'budget',
            label: t('budget.whole'),
            value: <Money minor={budgetMinor} />,
            note: isFunded ? null : t('budget.unfunded'),
          },
          { key: 'escrow', label: t('budget.escrow'), value: <Money minor={escrowMinor} /> },
          { key: 'spent', label: t('budget.spent'), value: <Money minor={spentMinor} /> },
        ]}
      />
    </Panel>
  );
}
