import { type ReactNode, useId } from 'react';
import css from './Panel.module.css';

interface Props {
  title?: ReactNode;
  extra?: ReactNode;
  children: ReactNode;
  /** For tables, which reach the border. */
  flush?: boolean;
}

/** A white card with a hairline border; with a title it is a named region. */
export function Panel({ title, extra, children, flush = false }: Props) {
  const id = useId();
  return (
    <section className={css.panel} aria-labelledby={title ? id : undefined}>
      {title ? (
        <div className={css.head}>
          <h2 id={id} className={css.title}>
            {title}
          </h2>
          {extra}
        </div>
      ) : null}
      <div className={flush ? css.flush : css.body}>{children}</div>
    </section>
  );
}

/** Panels side by side on a desk, one under another on a phone. */
export function Columns({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return <div className={wide ? css.wide : css.columns}>{children}</div>;
}

export function Stack({ children }: { children: ReactNode }) {
  return <div className={css.stack}>{children}</div>;
}
