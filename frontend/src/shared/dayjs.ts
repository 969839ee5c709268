// Calendars speak the reader's language; import this, not dayjs itself, beside antd's date pickers.
import dayjs from 'dayjs';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/zh-cn';
import { i18next, language } from '@/app/i18n';

const follow = () => dayjs.locale(language() === 'en' ? 'en-gb' : 'zh-cn');
follow();
i18next.on('languageChanged', follow);

export { dayjs };
