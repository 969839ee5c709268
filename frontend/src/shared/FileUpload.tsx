import { CloseOutlined, FileOutlined, InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './FileUpload.module.css';
import { Progress } from './Progress';
import { type Sending, sendFile, UploadError, type UploadedFile } from './sendFile';

interface Props {
  /** The endings offered, e.g. ".csv,.xlsx". */
  accept: string;
  maxBytes: number;
  hint: string;
  /** What the server will check the content against, e.g. "member_import". */
  purpose: string;
  onUploaded: (file: UploadedFile) => void;
}

type State =
  | { step: 'idle' }
  | { step: 'sending'; name: string; share: number }
  | { step: 'done'; name: string }
  | { step: 'failed'; name: string; code: string };

/** Why a file is refused before it is sent; null when it may go. */
export function refusalOf(
  file: { name: string; size: number },
  accept: string,
  maxBytes: number,
): string | null {
  const endings = accept.split(',').map(ending => ending.trim().toLowerCase());
  if (!endings.some(ending => file.name.toLowerCase().endsWith(ending))) return 'type';
  if (file.size > maxBytes) return 'size';
  if (file.size === 0) return 'empty';
  return null;
}

export function FileUpload({ accept, maxBytes, hint, purpose, onUploaded }: Props) {
  const { t } = useTranslation('common');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const sending = useRef<Sending>(null);
  const [state, setState] = useState<State>({ step: 'idle' });
  const [over, setOver] = useState(false);

  async function take(file: File | undefined) {
    if (!file) return;
    const refusal = refusalOf(file, accept, maxBytes);
    if (refusal) return setState({ step: 'failed', name: file.name, code: refusal });
    setState({ step: 'sending', name: file.name, share: 0 });
    sending.current = sendFile(file, purpose, share => setState({ step: 'sending', name: file.name, share }));
    try {
      const uploaded = await sending.current.done;
      setState({ step: 'done', name: file.name });
      onUploaded(uploaded);
    } catch (error) {
      const code = error instanceof UploadError ? error.code : 'failed';
      setState(code === 'aborted' ? { step: 'idle' } : { step: 'failed', name: file.name, code });
    }
  }

  function onDrop(event: React.DragEvent) {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  }

  return (
    <div>
      <label
        htmlFor={id}
        className={over ? css.over : css.zone}
        onDragOver={event => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <InboxOutlined className={css.icon} aria-hidden />
        <span className={css.call}>{t('upload.call')}</span>
        <span className={css.hint}>{hint}</span>
        <input
          ref={input}
          id={id}
          className="unseen"
          type="file"
          accept={accept}
          disabled={state.step === 'sending'}
          onChange={event => {
            take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </label>
      {state.step === 'idle' ? null : (
        <div className={css.file}>
          <FileOutlined aria-hidden />
          <span className={css.name}>{state.name}</span>
          {state.step === 'sending' ? (
            <>
              <Progress value={state.share} label={t('upload.progress', { name: state.name })} />
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined />}
                aria-label={t('cancel')}
                onClick={() => sending.current?.abort()}
              />
            </>
          ) : null}
          {state.step === 'done' ? <span className={css.done}>{t('upload.done')}</span> : null}
        </div>
      )}
      {state.step === 'failed' ? (
        <p role="alert" className={css.failed}>
          {t(`upload.error.${known(state.code)}`, { accept, size: Math.round(maxBytes / 1_048_576) })}
        </p>
      ) : null}
    </div>
  );
}

const KNOWN = ['type', 'size', 'empty', 'network', 'content', 'forbidden'];
const known = (code: string) => (KNOWN.includes(code) ? code : 'failed');
