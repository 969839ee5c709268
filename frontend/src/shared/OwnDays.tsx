import { DatePicker } from 'antd';
import { useTranslation } from 'react-i18next';
import { dayjs } from './dayjs';
import type { Days } from './days';

interface Props extends Days {
  onChoose: (days: Days) => void;
}

export default function OwnDays({ from, to, onChoose }: Props) {
  const { t } = useTranslation('common');
  return (
    <DatePicker.RangePicker
      defaultValue={[dayjs(from), dayjs(to)]}
      allowClear={false}
      autoFocus
      aria-label={t('range.own')}
      onChange={chosen => {
        if (!chosen?.[0] || !chosen[1]) return;
        onChoose({ from: chosen[0].format('YYYY-MM-DD'), to: chosen[1].format('YYYY-MM-DD') });
      }}
    />
  );
}
