import { CheckCircleFilled, RightOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/Panel';
import css from './Checklist.module.css';

interface Step {
  /** home:step.<key>.title and .hint */
  key: string;
  to: string;
  done: boolean;
}

/** What a newcomer does first. Each step ticks itself; when all are done the list is gone. */
export function Checklist({ steps }: { steps: Step[] }) {
  const { t } = useTranslation('home');
  const done = steps.filter(step => step.done).length;
  if (done === steps.length) return null;
  return (
    <Panel
      title={t('step.title')}
      extra={<span className="num">{t('step.progress', { done, total: steps.length })}</span>}
    >
      <ol className={css.steps}>
        {steps.map((step, index) => (
          <li key={step.key}>
            <Link to={step.to} className={css.step} aria-current={step.done ? undefined : 'step'}>
              <span className={css.mark} aria-hidden="true">
                {step.done ? <CheckCircleFilled className={css.done} /> : index + 1}
              </span>
              <span className={css.words}>
                <strong>{t(`step.${step.key}.title`)}</strong>
                <span className={css.hint}>{t(step.done ? 'step.done' : `step.${step.key}.hint`)}</span>
              </span>
              <RightOutlined className={css.go} aria-hidden />
            </Link>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
