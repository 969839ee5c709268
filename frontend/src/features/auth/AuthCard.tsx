import { Alert } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import css from './AuthCard.module.css';

interface Props {
  title: string;
  intro?: ReactNode;
  problem?: string | null;
  children: ReactNode;
  foot?: ReactNode;
  wide?: boolean;
}

export function AuthCard({ title, intro, problem, children, foot, wide = false }: Props) {
  const { t } = useTranslation('common');
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title, t]);
  return (
    <div className={wide ? css.wide : css.card}>
      <h1 className={css.title}>{title}</h1>
      {intro ? <p className={css.intro}>{intro}</p> : null}
      {problem ? <Alert className={css.problem} type="error" showIcon title={problem} /> : null}
      {children}
      {foot ? <p className={css.foot}>{foot}</p> : null}
    </div>
  );
}
