import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accepted, RefusedError, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { CreateTaskDocument, UpdateTaskDocument } from '@/gql/graphql';
import { Panel, Stack } from '@/shared/Panel';
import { Steps } from '@/shared/Steps';
import { fieldPath, useSubmit } from '@/shared/useSubmit';
import { type BriefForm, briefOf, creativesOf, FIELDS, LABEL, STEPS, stepOf } from './brief';
import css from './NewTaskPage.module.css';
import { AudienceStep, ContentStep, GoodsStep, PayStep } from './steps';

const PAGES = { goods: GoodsStep, audience: AudienceStep, pay: PayStep, content: ContentStep };

const FRESH: Partial<BriefForm> = {
  model: 'CPS',
  slots: 5,
  disclosure: LABEL,
  maxRevisions: 2,
  reviewHours: 48,
  targeting: { minEvidenceLevel: 0 },
};

/** The brief in four steps; every field stays mounted, so nothing typed is lost between them. */
export function TaskForm({ task, stored }: { task?: string; stored?: BriefForm }) {
  const { t } = useTranslation('tasks');
  const navigate = useNavigate();
  const [form] = Form.useForm<BriefForm>();
  const [at, setAt] = useState(0);
  const { pending, problem, submit } = useSubmit(form);
  const isLast = at === STEPS.length - 1;

  /** Opens the step that holds the first field somebody refused. */
  const show = (field: string | number | undefined) => setAt(STEPS.indexOf(stepOf(String(field))));

  async function save(values: BriefForm) {
    const brief = briefOf(values);
    const creatives = creativesOf(values);
    try {
      return task
        ? accepted(
            (await request(UpdateTaskDocument, { input: { taskId: task, brief, creatives } })).updateTask,
          )
        : accepted((await request(CreateTaskDocument, { input: { brief, creatives } })).createTask);
    } catch (error) {
      if (error instanceof RefusedError) show(fieldPath(error.errors[0]?.field ?? '')[0]);
      throw error;
    }
  }

  const finish = (values: BriefForm) =>
    submit(async () => {
      const saved = await save(values);
      await invalidate('Tasks', 'Task');
      await navigate({ to: `/brand/tasks/${saved.task?.id}` });
    });

  async function next() {
    const names = FIELDS[STEPS[at] ?? 'goods'];
    await form.validateFields(names, { recursive: true }).then(
      () => setAt(at + 1),
      () => undefined,
    );
  }

  return (
    <Stack>
      <Steps
        label={t('new.steps')}
        steps={STEPS.map((step, index) => ({
          key: step,
          label: t(`step.${step}`),
          state: index < at ? 'done' : index === at ? 'current' : 'ahead',
        }))}
      />
      <Panel title={t(`step.${STEPS[at] ?? 'goods'}`)}>
        <Form<BriefForm>
          form={form}
          layout="vertical"
          className={css.form}
          initialValues={stored ?? FRESH}
          onFinish={finish}
          onFinishFailed={failed => show(failed.errorFields[0]?.name[0])}
          requiredMark="optional"
        >
          {STEPS.map((step, index) => {
            const Page = PAGES[step];
            return (
              <div key={step} hidden={index !== at}>
                <Page />
              </div>
            );
          })}
          {problem ? <Alert type="error" showIcon title={problem} /> : null}
          <div className={css.buttons}>
            {at > 0 ? <Button onClick={() => setAt(at - 1)}>{t('new.back')}</Button> : null}
            {isLast ? (
              // Its own key: the click that opens this step must not submit by the button it became.
              <Button key="save" type="primary" htmlType="submit" loading={pending}>
                {t('new.save')}
              </Button>
            ) : (
              <Button key="next" type="primary" onClick={next}>
                {t('new.next')}
              </Button>
            )}
          </div>
        </Form>
      </Panel>
    </Stack>
  );
}
