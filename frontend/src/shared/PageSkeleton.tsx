import css from './PageSkeleton.module.css';

/** Holds the place of a page that is on its way. */
export function PageSkeleton() {
  return (
    <div className={css.page} aria-hidden="true">
      <span className={css.title} />
      <span className={css.line} />
      <span className={css.block} />
    </div>
  );
}
