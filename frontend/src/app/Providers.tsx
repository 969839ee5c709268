import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/zh-cn';
import { Suspense, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from './i18n';
import { queryClient } from './query';
import { router } from './router';
import { theme } from './theme';

const still = matchMedia('(prefers-reduced-motion: reduce)').matches;

export function Providers() {
  useTranslation('common');
  const chosen = language();
  const tokens = useMemo(() => theme({ still }), []);
  useEffect(() => {
    dayjs.locale(chosen === 'en' ? 'en-gb' : 'zh-cn');
  }, [chosen]);
  return (
    <ConfigProvider
      theme={tokens}
      locale={chosen === 'en' ? enGB : zhCN}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: false }}
    >
      <App component={false} message={{ maxCount: 3 }}>
        <QueryClientProvider client={queryClient}>
          <Suspense>
            <RouterProvider router={router} />
          </Suspense>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}
