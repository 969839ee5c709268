import { requestHeaders } from '@/app/graphql';

export interface UploadedFile {
  id: string;
  name: string;
  size: number;
}

export class UploadError extends Error {
  readonly code: string;
  constructor(code: string, message = code) {
    super(message);
    this.name = 'UploadError';
    this.code = code;
  }
}

export interface Sending {
  done: Promise<UploadedFile>;
  abort: () => void;
}

const CODES: Record<number, string> = { 403: 'forbidden', 413: 'size', 415: 'content' };

function errorOf(status: number, body: unknown): UploadError {
  const { code, message } = (body ?? {}) as { code?: string; message?: string };
  return new UploadError(code ?? CODES[status] ?? 'failed', message);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Streams one file to /files/; XMLHttpRequest because fetch cannot tell how much has left. */
export function sendFile(file: File, purpose: string, onProgress: (share: number) => void): Sending {
  const xhr = new XMLHttpRequest();
  const done = new Promise<UploadedFile>((resolve, reject) => {
    xhr.upload.onprogress = event => event.lengthComputable && onProgress(event.loaded / event.total);
    xhr.onerror = () => reject(new UploadError('network'));
    xhr.onabort = () => reject(new UploadError('aborted'));
    xhr.onload = () => {
      const body = readJson(xhr.responseText);
      if (xhr.status >= 200 && xhr.status < 300 && body) resolve(body as UploadedFile);
      else reject(errorOf(xhr.status, body));
    };
    const form = new FormData();
    form.append('purpose', purpose);
    form.append('file', file);
    xhr.open('POST', '/files/');
    for (const [name, value] of Object.entries(requestHeaders())) xhr.setRequestHeader(name, value);
    xhr.send(form);
  });
  return { done, abort: () => xhr.abort() };
}
