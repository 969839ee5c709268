import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/app/format';
import type { Tone } from './StatusTag';
import css from './Timeline.module.css';

export interface TimelineEvent {
  key: string;
  at: string;
  title: ReactNode;
  body?: ReactNode;
  tone?: Tone;
}

/** What happened, newest first as given. */
export function Timeline({ events, label }: { events: TimelineEvent[]; label: string }) {
  useTranslation('common');
  return (
    <ol className={css.list} aria-label={label}>
      {events.map(event => (
        <li key={event.key} className={css.item}>
          <span className={`${css.dot} ${css[event.tone ?? 'neutral']}`} aria-hidden="true" />
          <div className={css.head}>
            <span className={css.title}>{event.title}</span>
            <time className={css.time} dateTime={event.at}>
              {formatDateTime(event.at)}
            </time>
          </div>
          {event.body ? <div className={css.body}>{event.body}</div> : null}
        </li>
      ))}
    </ol>
  );
}
