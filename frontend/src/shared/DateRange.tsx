import { CalendarOutlined, DownOutlined } from '@ant-design/icons';
import { Button, Popover, Spin } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './DateRange.module.css';
import { daysOf, FIRST_PRESET, isPreset, PRESET_KEYS, PRESETS, type Preset, type Range } from './days';

export type { Range } from './days';

// The calendar is heavy and rarely needed: it comes when somebody asks for their own days.
const OwnDays = lazy(() => import('./OwnDays'));

interface Props {
  label: string;
  value: Range;
  onChange: (range: Range) => void;
  /** A list is not narrowed until somebody chooses; a dashboard starts with the first preset. */
  optional?: boolean;
}

export function DateRange({ label, value, onChange, optional = false }: Props) {
  const { t } = useTranslation('common');
  const [open, setOpen] = useState(false);
  const [own, setOwn] = useState(false);
  const fixed = Boolean(value.from && value.to);
  const preset = isPreset(value.range) ? value.range : FIRST_PRESET;
  const days = daysOf(value);
  const unset = optional && !fixed && !isPreset(value.range);
  const shown = fixed ? `${days.from} – ${days.to}` : t(`range.${preset}`);

  function choose(next: Range) {
    onChange(next);
    setOpen(false);
    setOwn(false);
  }

  function onKeyDown(event: React.KeyboardEvent) {
    const chosen = PRESETS.find(name => PRESET_KEYS[name] === event.key.toLowerCase());
    if (!chosen || own || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    choose({ range: chosen, from: undefined, to: undefined });
  }

  const list = (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are shortcuts for the buttons inside
    <div className={css.list} onKeyDown={onKeyDown}>
      {PRESETS.map((name: Preset) => (
        <button
          key={name}
          type="button"
          className={css.item}
          aria-pressed={!fixed && !unset && name === preset}
          onClick={() => choose({ range: name, from: undefined, to: undefined })}
        >
          {t(`range.${name}`)}
          <kbd className={css.key}>{PRESET_KEYS[name].toUpperCase()}</kbd>
        </button>
      ))}
      {own ? (
        <Suspense fallback={<Spin size="small" />}>
          <OwnDays
            from={days.from}
            to={days.to}
            onChoose={chosen => choose({ range: undefined, ...chosen })}
          />
        </Suspense>
      ) : (
        <button type="button" className={css.item} onClick={() => setOwn(true)}>
          {t('range.own')}
        </button>
      )}
    </div>
  );

  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={next => {
        setOpen(next);
        if (!next) setOwn(false);
      }}
      content={list}
    >
      <Button
        icon={<CalendarOutlined />}
        aria-label={unset ? label : `${label}: ${shown}`}
        onKeyDown={event => open && onKeyDown(event)}
      >
        <span className="num">{unset ? label : shown}</span>
        <DownOutlined aria-hidden className={css.caret} />
      </Button>
    </Popover>
  );
}
