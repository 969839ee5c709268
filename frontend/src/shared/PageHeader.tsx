import { ArrowLeftOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import css from './PageHeader.module.css';

interface Props {
  title: string;
  /** One sentence: what this page is for. */
  intro?: ReactNode;
  /** Beside the title: a status, a grade. */
  tags?: ReactNode;
  /** At most one of them primary. */
  actions?: ReactNode;
  back?: { to: string; label: string };
}

export function PageHeader({ title, intro, tags, actions, back }: Props) {
  const { t } = useTranslation('common');
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title, t]);
  return (
    <header className={css.header}>
      <div className={css.words}>
        {back ? (
          <Link to={back.to} className={css.back}>
            <ArrowLeftOutlined aria-hidden /> {back.label}
          </Link>
        ) : null}
        <div className={css.titleRow}>
          <h1 className={css.title}>{title}</h1>
          {tags}
        </div>
        {intro ? <p className={css.intro}>{intro}</p> : null}
      </div>
      {actions ? <div className={css.actions}>{actions}</div> : null}
    </header>
  );
}
