import { Popover } from 'antd';
import { type ReactElement, type ReactNode, useState } from 'react';
import css from './PopMenu.module.css';

export interface PopItem {
  key: string;
  label: ReactNode;
  note?: ReactNode;
  icon?: ReactNode;
  /** Marked as the one in force. */
  current?: boolean;
  /** A line above it. */
  apart?: boolean;
  onChoose: () => void;
}

interface Props {
  items: PopItem[];
  label: string;
  head?: ReactNode;
  placement?: 'bottomLeft' | 'bottomRight';
  children: ReactElement;
}

/** A short list of things to do, under the button that opens it. */
export function PopMenu({ items, label, head, placement = 'bottomLeft', children }: Props) {
  const [open, setOpen] = useState(false);

  function onKeyDown(event: React.KeyboardEvent<HTMLUListElement>) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  }

  return (
    <Popover
      trigger="click"
      placement={placement}
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      content={
        <div className={css.menu}>
          {head ? <div className={css.head}>{head}</div> : null}
          <ul aria-label={label} onKeyDown={onKeyDown}>
            {items.map(item => (
              <li key={item.key} className={item.apart ? css.apart : undefined}>
                <button
                  type="button"
                  className={item.current ? css.current : css.item}
                  aria-current={item.current ? 'true' : undefined}
                  onClick={() => {
                    setOpen(false);
                    item.onChoose();
                  }}
                >
                  {item.icon}
                  <span className={css.words}>
                    <span className={css.label}>{item.label}</span>
                    {item.note ? <span className={css.note}>{item.note}</span> : null}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      }
    >
      {children}
    </Popover>
  );
}
