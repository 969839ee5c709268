import css from './Progress.module.css';

interface Props {
  /** 0 to 1. */
  value: number;
  label: string;
  note?: string;
}

/** Amber on the way, green once full. */
export function Progress({ value, label, note }: Props) {
  const share = Math.min(Math.max(value, 0), 1);
  const percent = Math.round(share * 100);
  return (
    <div className={css.progress}>
      <div
        className={css.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <span className={share >= 1 ? css.full : css.part} style={{ width: `${percent}%` }} />
      </div>
      <span className={css.note}>{note ?? `${percent}%`}</span>
    </div>
  );
}
