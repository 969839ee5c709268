import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/Panel';
import css from './HowToPost.module.css';

const PROGRAM = `import base64, hashlib, hmac, json, time, urllib.request

secret = "whsec_..."                       # ${'{secret}'}
address = "https://.../postbacks/.../"     # ${'{address}'}
body = json.dumps({
    "type": "order",                       # order | refund
    "order_id": "A-10086",
    "occurred_at": "2026-11-21T20:15:00+08:00",
    "amount_minor": 19900,                 # ${'{fen}'}
    "click_id": "...",                     # tm_click ${'{click}'}
    "coupon": "",
    "buyer_hash": hashlib.sha256(b"buyer@example.com").hexdigest(),
}).encode()
id, at = "order-A-10086", str(int(time.time()))
key = base64.b64decode(secret.removeprefix("whsec_"))
signature = base64.b64encode(hmac.digest(key, f"{id}.{at}.".encode() + body, "sha256")).decode()
request = urllib.request.Request(address, body, {
    "content-type": "application/json", "webhook-id": id,
    "webhook-timestamp": at, "webhook-signature": "v1," + signature,
})
print(urllib.request.urlopen(request).read())   # {"status": "accepted"}
`;

const ANSWERS = ['202', '200', '400', '401', '404', '409', '413', '422'] as const;

/** The postback in a nutshell: a program that runs as it stands, and what each answer means. */
export function HowToPost() {
  const { t } = useTranslation('sources');
  const program = ['secret', 'address', 'fen', 'click'].reduce(
    (text, word) => text.replace(`{${word}}`, t(`how.${word}`)),
    PROGRAM,
  );
  return (
    <Panel title={t('how.title')}>
      <p className={css.words}>{t('how.intro')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must be reachable by keyboard */}
      <pre className={css.program} tabIndex={0}>
        <code>{program}</code>
      </pre>
      <dl className={css.answers}>
        {ANSWERS.map(status => (
          <div key={status} className={css.answer}>
            <dt className="num">{status}</dt>
            <dd>{t(`answer.${status}`)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
